package io.tributary.connect.jdbcagg.hive;

import io.tributary.connect.jdbcagg.ledger.OffsetLedger;
import io.tributary.connect.jdbcagg.ledger.Progress;
import io.tributary.connect.jdbcagg.ledger.Recorded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;

/** The offsets among the rows of a statement's table. */
public final class MergeLedger implements OffsetLedger {

  private final HiveSession session;
  private final MergeTable base;

  public MergeLedger(HiveSession session, MergeTable base) {
    this.session = session;
    this.base = base;
  }

  @Override
  public Map<TopicPartition, Recorded> read(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return Map.of();
    }
    return session.run("Reading the recorded offsets", statement -> read(partitions, statement));
  }

  private Map<TopicPartition, Recorded> read(
      Collection<TopicPartition> partitions, Statement statement) throws SQLException {
    Map<String, TopicPartition> byKey =
        partitions.stream().distinct().collect(Collectors.toMap(base::key, partition -> partition));
    Map<TopicPartition, Recorded> recorded = new HashMap<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT %s, %s FROM %s WHERE %s = '%s'"
                .formatted(
                    HiveText.name(MergeTable.KEY),
                    HiveText.name(MergeTable.NEXT_OFFSET),
                    base.sql(),
                    HiveText.name(MergeTable.KIND),
                    MergeTable.OFFSET))) {
      while (rows.next()) {
        TopicPartition partition = byKey.get(rows.getString(1));
        if (partition != null) {
          recorded.put(partition, new Recorded(rows.getLong(2), Progress.NONE));
        }
      }
      return recorded;
    } catch (SQLException e) {
      if (HiveFailures.noSuchTable(e)) {
        return Map.of();
      }
      if (HiveFailures.noSuchColumn(e)) {
        throw new ConnectException(
            "aggregates: table %s has other columns than the sink's. Drop or rename it, or make it as follows:%n%s"
                .formatted(base.sql(), base.create(List.of())));
      }
      throw e;
    }
  }
}
