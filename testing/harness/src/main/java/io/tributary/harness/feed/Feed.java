package io.tributary.harness.feed;

/** What a {@link FeedServer} serves. Called by one thread for each connection. */
@FunctionalInterface
public interface Feed {
  Reply answer(Request request);
}
