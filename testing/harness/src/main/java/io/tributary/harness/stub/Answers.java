package io.tributary.harness.stub;

/** Gives one API's next answer. */
interface Answers {
  Answer next(Query query);
}
