package io.tributary.harness.stub;

/**
 * The body of a good answer.
 *
 * @param stream what moves on by itself: another route has its own time
 */
record Answer(String stream, String body) {}
