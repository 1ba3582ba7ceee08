package io.tributary.connect.jdbcagg.hivefiles;

import io.tributary.connect.jdbcagg.flush.FlushPlan;
import io.tributary.connect.jdbcagg.flush.FlushResult;
import io.tributary.connect.jdbcagg.flush.FlushResult.Kind;
import io.tributary.connect.jdbcagg.flush.FlushWriter;
import io.tributary.connect.jdbcagg.flush.GroupChanges;
import io.tributary.connect.jdbcagg.flush.TableChanges;
import io.tributary.connect.jdbcagg.ledger.OffsetMove;
import io.tributary.connect.kit.error.FailureKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.hive.metastore.api.Table;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** One flush, one version of the table. */
public final class FilesFlusher implements FlushWriter {

  private final Metastore metastore;
  private final FilesLedger ledger;
  private final FilesTables tables;
  private final FilesTable table;
  private final Conversion conversion;
  private final OldVersions oldVersions;

  public FilesFlusher(FilesTables.Ports ports, FilesTables tables, FilesTable table) {
    this.metastore = ports.metastore();
    this.ledger = ports.ledger();
    this.conversion = new Conversion(ports.session(), table);
    this.tables = tables;
    this.table = table;
    this.oldVersions = new OldVersions(table.root());
  }

  @Override
  public FlushResult write(FlushPlan plan) {
    try {
      Table current = current(plan.moves());
      VersionFolder folder = ledger.folder(current);
      Map<TopicPartition, Long> offsets = folder.offsets();
      if (!movable(plan.moves(), offsets)) {
        return new FlushResult(Kind.FENCED, "another task moved the recorded offsets");
      }
      plan.moves().forEach(move -> offsets.put(move.partition(), move.to()));
      return flip(current, folder, groups(plan), offsets);
    } catch (RetriableException e) {
      return new FlushResult(Kind.NOT_WRITTEN, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new FlushResult(
          Kind.NOT_WRITTEN, "Writing table " + table.name() + " failed with " + e.getClass());
    }
  }

  /** A table that held offsets is not made anew: its aggregates would be gone in silence. */
  private Table current(List<OffsetMove> moves) {
    Table found = metastore.find(table.name());
    if (found != null) {
      return found;
    }
    if (moves.stream().allMatch(move -> move.from() == null)) {
      return tables.ensureTable();
    }
    throw new ConnectException(
        "%s: table %s was dropped with the aggregates in it. Start a connector of another name, which aggregates all topics from the beginning"
            .formatted(FailureKind.LOST_STATE, table.name()));
  }

  private static boolean movable(List<OffsetMove> moves, Map<TopicPartition, Long> offsets) {
    return moves.stream()
        .allMatch(move -> Objects.equals(move.from(), offsets.get(move.partition())));
  }

  private static @Nullable GroupChanges groups(FlushPlan plan) {
    for (TableChanges changes : plan.changes()) {
      if (changes instanceof GroupChanges groups) {
        return groups;
      }
      throw new ConnectException("Hive keeps plain aggregates only");
    }
    return null;
  }

  private FlushResult flip(
      Table current,
      VersionFolder folder,
      @Nullable GroupChanges changes,
      Map<TopicPartition, Long> offsets)
      throws IOException {
    String version = Metastore.parameters(current).getOrDefault(FilesTable.VERSION, "");
    long next = Long.parseLong(version) + 1;
    String name = FilesTable.folderOf(next);
    VersionFolder target = table.version(name);
    folder.make(target, changes, offsets);
    Table changed = current.deepCopy();
    changed.getSd().setLocation(table.locationOf(name));
    if (changes != null) {
      changed.getSd().setCols(FilesTables.columns(changes.shape()));
    }
    conversion.convert(name, changed.getSd().getCols());
    changed.putToParameters(FilesTable.VERSION, Long.toString(next));
    changed.putToParameters(FilesTable.FOLDER, name);
    return switch (metastore.change(changed, FilesTable.VERSION, version)) {
      case MADE -> {
        oldVersions.deleteUpTo(next - table.versionsKept() - 1);
        yield new FlushResult(Kind.COMMITTED, "");
      }
      case REFUSED -> {
        oldVersions.delete(target.path());
        yield new FlushResult(Kind.FENCED, "another task made the next version");
      }
      case UNKNOWN ->
          new FlushResult(
              Kind.UNKNOWN, "The metastore gave no answer to a change of table " + table.name());
    };
  }
}
