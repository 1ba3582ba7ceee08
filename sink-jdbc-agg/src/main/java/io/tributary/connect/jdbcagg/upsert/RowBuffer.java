package io.tributary.connect.jdbcagg.upsert;

import io.tributary.connect.jdbcagg.config.TruncatePolicy;
import io.tributary.connect.jdbcagg.config.UpsertSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Takes the records of one table in. For the task's thread alone. */
public final class RowBuffer {

  private static final int LONGEST_NAME = 64;

  private final UpsertSettings settings;
  private final TruncatePolicy truncatePolicy;
  private final String name;
  private final ChangeReader reader;
  private final Layouts layouts;
  private final Map<String, RowColumn> wanted = new LinkedHashMap<>();
  private final PendingRows rows = new PendingRows();
  private final List<RowOp> found = new ArrayList<>();
  private boolean bound;
  private boolean outgrown;

  /** Whether there is a table to empty although nothing was bound yet. */
  private boolean takenUp;

  private @Nullable TopicPartition foundTruncate;
  private @Nullable TopicPartition emptiedBy;

  /**
   * @param name of the table
   */
  public RowBuffer(UpsertSettings settings, TruncatePolicy truncatePolicy, String name) {
    this.settings = settings;
    this.truncatePolicy = truncatePolicy;
    this.name = name;
    this.reader = new ChangeReader(settings);
    this.layouts = new Layouts(settings);
  }

  /**
   * Learns the columns that a record shows.
   *
   * @return whether the table must be bound before the record is read
   */
  public boolean learn(SinkRecord record) {
    try {
      RowEvent event = reader.read(record);
      if (event.truncated() != null) {
        return outgrown || !(bound || takenUp);
      }
      learn(record, event.put());
      learn(record, event.removed());
      if (event.removal() != RowEvent.Removal.NONE && event.removed() == null) {
        learn(record, null, true);
      }
    } catch (DataException e) {
      return outgrown; // refused when it is read
    }
    return outgrown;
  }

  private void learn(SinkRecord record, @Nullable Object row) {
    if (row != null) {
      learn(record, row, false);
    }
  }

  private void learn(SinkRecord record, @Nullable Object row, boolean keyAlone) {
    if (layouts.know(record, row)) {
      return;
    }
    RowFields fields = layouts.fields(record, row);
    boolean changed = !bound;
    for (RowField key : fields.keys()) {
      // The key that a deletion has tells nothing new of a table that is known.
      changed |= !(keyAlone && bound) && want(key, true);
    }
    for (RowField other : fields.others()) {
      changed |= want(other, false);
    }
    outgrown |= changed;
  }

  private boolean want(RowField field, boolean key) {
    if (field.origin() == RowField.Origin.ABSENT || field.column().length() > LONGEST_NAME) {
      return false;
    }
    String column = field.column().toLowerCase(Locale.ROOT);
    CellType type = field.reader() == null ? null : field.reader().type();
    RowColumn before = wanted.get(column);
    RowColumn after =
        before == null
            ? new RowColumn(field.column(), type, key)
            : new RowColumn(before.name(), union(before.type(), type), before.key() || key);
    wanted.put(column, after);
    return !after.equals(before);
  }

  private static @Nullable CellType union(@Nullable CellType one, @Nullable CellType other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.kind() == other.kind() ? one.union(other) : one;
  }

  /** The table as far as records have shown it. */
  public RowShape shape() {
    List<RowColumn> columns = new ArrayList<>();
    wanted.values().stream().filter(RowColumn::key).forEach(columns::add);
    wanted.values().stream().filter(column -> !column.key()).forEach(columns::add);
    String ordering = settings.orderingField();
    return new RowShape(
        name,
        columns,
        ordering == null ? null : settings.columns().getOrDefault(ordering, ordering));
  }

  /** Goes on with a table that fits. */
  public void bind(RowTables tables) {
    if (wanted.isEmpty()) {
      takenUp = tables.takeUp(name);
      return;
    }
    layouts.bind(tables.ensure(shape()));
    bound = true;
    outgrown = false;
  }

  /**
   * Reads what one record changes. Nothing is taken in yet.
   *
   * @throws DataException if the record does not fit
   */
  public void read(SinkRecord record) {
    found.clear();
    foundTruncate = null;
    RowEvent event = reader.read(record);
    if (event.truncated() != null) {
      foundTruncate =
          truncatePolicy.applies(event.truncated()) && (bound || takenUp)
              ? new TopicPartition(record.originalTopic(), record.originalKafkaPartition())
              : null;
      return;
    }
    if (event.put() != null) {
      RowOp put = put(record, event.put());
      if (event.removed() != null) {
        removeRenamed(record, event.removed(), put);
      }
      found.add(put);
    } else if (event.removed() != null) {
      found.add(deletion(record, event.removed()));
    } else if (event.removal() != RowEvent.Removal.NONE) {
      removeByKey(record, event.removal());
    }
  }

  private RowOp put(SinkRecord record, Object row) {
    RowLayout layout = layouts.layout(record, row);
    RowKey key = layout.key(record.key(), row);
    return new RowOp(
        key,
        layout,
        layout.values(key, record.key(), row),
        layout.place(record.key(), row),
        record,
        List.of());
  }

  private RowOp deletion(SinkRecord record, @Nullable Object row) {
    RowLayout layout = layouts.layout(record, row);
    return new RowOp(
        layout.key(record.key(), row),
        layout,
        null,
        layout.place(record.key(), row),
        record,
        List.of());
  }

  /** An update may change the key, where the source connector does not send two events of it. */
  private void removeRenamed(SinkRecord record, Object before, RowOp put) {
    try {
      RowOp removal = deletion(record, before);
      if (!removal.key().equals(put.key())) {
        found.add(removal);
      }
    } catch (DataException e) {
      return; // the source logs no more of the row before than it must
    }
  }

  private void removeByKey(SinkRecord record, RowEvent.Removal removal) {
    try {
      found.add(deletion(record, null));
    } catch (DataException e) {
      if (removal == RowEvent.Removal.STRICT) {
        throw e;
      }
    }
  }

  /** Takes in what the last {@link #read} found. Cannot fail. */
  public void add() {
    if (foundTruncate != null) {
      rows.clear();
      emptiedBy = foundTruncate;
      foundTruncate = null;
    }
    found.forEach(rows::add);
    found.clear();
  }

  /** The partition by which the table was emptied, before all rows here; null if it was not. */
  public @Nullable TopicPartition emptiedBy() {
    return emptiedBy;
  }

  public PendingRows rows() {
    return rows;
  }

  public void clear() {
    rows.clear();
    emptiedBy = null;
  }
}
