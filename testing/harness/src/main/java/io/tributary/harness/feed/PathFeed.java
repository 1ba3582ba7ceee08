package io.tributary.harness.feed;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Several feeds behind one server: each has a path. An unknown path is answered with 404. */
public final class PathFeed implements Feed {
  private static final int NOT_FOUND = 404;

  private final Map<String, Feed> byPath = new ConcurrentHashMap<>();

  /** Adds a feed, also while the server runs. */
  public PathFeed with(String path, Feed feed) {
    byPath.put(path, feed);
    return this;
  }

  @Override
  public Reply answer(Request request) {
    Feed feed = byPath.get(request.path());
    return feed == null ? Reply.empty(NOT_FOUND) : feed.answer(request);
  }
}
