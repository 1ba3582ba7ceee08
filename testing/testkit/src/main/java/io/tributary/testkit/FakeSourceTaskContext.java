package io.tributary.testkit;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.source.TransactionContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/**
 * What a worker gives a source task: stored offsets, and transaction boundaries where asked for.
 */
public final class FakeSourceTaskContext implements SourceTaskContext {

  private final Map<String, String> configs;
  private final Map<Map<String, ?>, Map<String, Object>> offsets = new HashMap<>();
  private final @Nullable TransactionContext transactions;

  /**
   * @param transactions null as with {@code transaction.boundary=poll}, where Connect gives none
   */
  public FakeSourceTaskContext(
      Map<String, String> configs, @Nullable TransactionContext transactions) {
    this.configs = Map.copyOf(configs);
    this.transactions = transactions;
  }

  /** Stores the offset of a record, as the worker does once the record is acknowledged. */
  public void commit(SourceRecord sent) {
    store(sent.sourcePartition(), sent.sourceOffset());
  }

  public void store(Map<String, ?> partition, Map<String, ?> offset) {
    offsets.put(Map.copyOf(partition), new HashMap<>(offset));
  }

  @Override
  public Map<String, String> configs() {
    return configs;
  }

  @Override
  public OffsetStorageReader offsetStorageReader() {
    return new OffsetStorageReader() {
      @Override
      public <T> @Nullable Map<String, Object> offset(Map<String, T> partition) {
        return offsets.get(partition);
      }

      @Override
      public <T> Map<Map<String, T>, Map<String, Object>> offsets(
          Collection<Map<String, T>> partitions) {
        Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
        for (Map<String, T> partition : partitions) {
          Map<String, Object> offset = offsets.get(partition);
          if (offset != null) {
            found.put(partition, offset);
          }
        }
        return found;
      }
    };
  }

  @Override
  public @Nullable TransactionContext transactionContext() {
    return transactions;
  }
}
