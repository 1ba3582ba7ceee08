package io.tributary.connect.jdbcagg.hivefiles;

import io.tributary.connect.jdbcagg.ledger.OffsetLedger;
import io.tributary.connect.jdbcagg.ledger.Progress;
import io.tributary.connect.jdbcagg.ledger.Recorded;
import io.tributary.connect.kit.error.FailureKind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.hive.metastore.api.Table;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;

/** The offsets in the version that the metastore points to. */
public final class FilesLedger implements OffsetLedger {

  private final Metastore metastore;
  private final FilesTable table;

  public FilesLedger(Metastore metastore, FilesTable table) {
    this.metastore = metastore;
    this.table = table;
  }

  @Override
  public Map<TopicPartition, Recorded> read(Collection<TopicPartition> partitions) {
    Table found = partitions.isEmpty() ? null : metastore.find(table.name());
    if (found == null) {
      return Map.of();
    }
    Map<TopicPartition, Recorded> recorded = new HashMap<>();
    try {
      folder(found)
          .offsets()
          .forEach((partition, next) -> recorded.put(partition, new Recorded(next, Progress.NONE)));
    } catch (NoSuchFileException e) {
      throw new ConnectException(
          "%s: the version of table %s that the metastore points to is not there. Mount the worker's folder as it was, or drop the table and start a connector of another name, which aggregates all topics from the beginning"
              .formatted(FailureKind.LOST_STATE, table.name()));
    } catch (IOException e) {
      throw new RetriableException(
          "Reading the offsets of table " + table.name() + " failed with " + e.getClass());
    }
    recorded.keySet().retainAll(partitions);
    return recorded;
  }

  /**
   * The version that a table shows.
   *
   * @throws ConnectException if the table is another's
   */
  VersionFolder folder(Table found) {
    Map<String, String> parameters = Metastore.parameters(found);
    String owner = parameters.getOrDefault(FilesTable.OWNER, "");
    String folder = parameters.get(FilesTable.FOLDER);
    if (folder == null || !owner.equals(table.identity().text())) {
      throw new ConnectException(
          "aggregates: table %s %s. Name another table, or drop this one and start a connector of another name, which aggregates all topics from the beginning"
              .formatted(table.name(), table.identity().difference(owner)));
    }
    if (!table.format().name().equals(parameters.get(FilesTable.FORMAT))) {
      throw new ConnectException(
          "hive.files.format: table %s is of format %s. Set that, or name another table in the statement"
              .formatted(table.name(), parameters.get(FilesTable.FORMAT)));
    }
    return table.version(folder);
  }
}
