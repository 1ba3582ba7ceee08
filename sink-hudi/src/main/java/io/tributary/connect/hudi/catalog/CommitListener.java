package io.tributary.connect.hudi.catalog;

/** Learns of commits once they are done. Never throws and never waits. */
public interface CommitListener {

  void committed(TableCommit commit);
}
