package io.tributary.connect.jdbcagg.hive;

import io.tributary.connect.jdbcagg.flush.FlushPlan;
import io.tributary.connect.jdbcagg.flush.FlushResult;
import io.tributary.connect.jdbcagg.flush.FlushResult.Kind;
import io.tributary.connect.jdbcagg.flush.FlushWriter;
import io.tributary.connect.jdbcagg.flush.Fold;
import io.tributary.connect.jdbcagg.flush.TableCatalog;
import io.tributary.connect.jdbcagg.flush.TableShape;
import io.tributary.connect.jdbcagg.ledger.OffsetLedger;
import io.tributary.connect.jdbcagg.ledger.Progress;
import io.tributary.connect.jdbcagg.ledger.Recorded;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several tables, each with offsets of its own, over one pass of their topics. A flush writes one
 * after the other, so it may end between two of them. Then a partition is read on at the least of
 * their offsets, and each table passes over the records that it has. Drawn in {@code
 * docs/design/hive.md}. For the task's thread alone.
 */
public final class SeveralTables implements OffsetLedger, FlushWriter, TableCatalog {

  private static final Logger LOG = LoggerFactory.getLogger(SeveralTables.class);

  private final List<PacedTable> tables;

  /** Those of all statements, in their order. */
  public SeveralTables(List<StatementTable> tables) {
    this.tables = tables.stream().map(PacedTable::new).toList();
  }

  /** Is asked only where memory is empty, as what comes next continues what it says. */
  @Override
  public Map<TopicPartition, Recorded> read(Collection<TopicPartition> partitions) {
    tables.forEach(table -> table.restart(partitions));
    Map<TopicPartition, Recorded> recorded = new HashMap<>();
    for (TopicPartition partition : partitions) {
      least(partition)
          .ifPresent(next -> recorded.put(partition, new Recorded(next, Progress.NONE)));
    }
    return recorded;
  }

  /** A table without an offset, beside some that have one, takes the topic from its beginning. */
  private OptionalLong least(TopicPartition partition) {
    List<PacedTable> readers = tables.stream().filter(table -> table.reads(partition)).toList();
    OptionalLong least =
        readers.stream()
            .flatMap(table -> table.next(partition).stream())
            .mapToLong(Long::longValue)
            .min();
    List<String> without =
        readers.stream()
            .filter(table -> table.next(partition).isEmpty())
            .map(PacedTable::name)
            .toList();
    if (least.isEmpty() || without.isEmpty()) {
      return least;
    }
    LOG.info("Reading {} from its beginning: no offset of it in {}", partition, without);
    return OptionalLong.of(0);
  }

  /**
   * Writes one table after the other. If one gives no answer all start over from the offsets that
   * they have, as who calls could not tell which of them is to be written again.
   */
  @Override
  public FlushResult write(FlushPlan plan) {
    for (PacedTable table : tables) {
      FlushResult result = table.write(plan);
      if (result.kind() == Kind.UNKNOWN) {
        return new FlushResult(Kind.FENCED, "table " + table.name() + ": " + result.detail());
      }
      if (result.kind() != Kind.COMMITTED) {
        return result;
      }
    }
    return new FlushResult(Kind.COMMITTED, "");
  }

  @Override
  public Map<String, Integer> ensure(TableShape shape) {
    return named(shape.table()).ensure(shape);
  }

  @Override
  public Fold fitted(String table, Fold fold) {
    return named(table).fitted(fold);
  }

  private PacedTable named(String name) {
    return tables.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new ConnectException("No statement fills table " + name));
  }
}
