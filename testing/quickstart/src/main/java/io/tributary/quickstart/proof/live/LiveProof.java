package io.tributary.quickstart.proof.live;

import io.tributary.quickstart.proof.Verdict;
import java.io.IOException;
import java.sql.SQLException;

/**
 * Compares a destination with its topic, again and again while both grow.
 *
 * <p>Threading: belongs to one thread.
 */
public interface LiveProof extends AutoCloseable {

  /** What holds now; of records that the destination has not taken in yet it says nothing. */
  Verdict check() throws IOException, SQLException;

  @Override
  void close();
}
