package io.tributary.connect.http;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.TransactionContext;

/** Keeps the boundaries that a task asked for. */
final class CapturedTransactions implements TransactionContext {

  private final List<SourceRecord> commits = new ArrayList<>();

  List<SourceRecord> commits() {
    return commits;
  }

  @Override
  public void commitTransaction() {
    throw new AssertionError("a page ends at a record");
  }

  @Override
  public void commitTransaction(SourceRecord record) {
    commits.add(record);
  }

  @Override
  public void abortTransaction() {
    throw new AssertionError("nothing is ever aborted");
  }

  @Override
  public void abortTransaction(SourceRecord record) {
    throw new AssertionError("nothing is ever aborted");
  }
}
