package io.tributary.connect.jdbcagg.flush;

import java.util.Collection;
import java.util.List;

/** The folds of a task. */
public interface Folds {

  /** Those that take the records of a topic; made when the topic is first seen, if need be. */
  List<Fold> of(String topic);

  /** All that there are by now. */
  Collection<Fold> all();
}
