package io.tributary.connect.smt.lookup;

import io.tributary.connect.smt.problem.BadValueException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that belong to a record, join by join.
 *
 * <p>Threading: one per task, as the tables are shared but the rows of a record are not.
 */
public final class Joiner {

  private final List<Join> joins;
  private final LookupTable[] tables;
  private final KeyRules rules;

  /** The rows of a record. */
  static final class Found {
    private final @Nullable Object[] @Nullable [] rows;
    private final List<String> missed;

    Found(@Nullable Object[] @Nullable [] rows, List<String> missed) {
      this.rows = rows;
      this.missed = missed;
    }

    /** What a join found, null for nothing. */
    @Nullable Object @Nullable [] row(int join) {
      return rows[join];
    }

    /** The joins that tell their miss by a header. */
    List<String> missed() {
      return missed;
    }
  }

  public Joiner(List<Join> joins, List<LookupTable> tables, KeyRules rules) {
    this.joins = List.copyOf(joins);
    this.tables = tables.toArray(new LookupTable[0]);
    this.rules = rules;
  }

  /**
   * The rows of a record, null where it is to be dropped.
   *
   * @throws BadValueException where a miss is a fault, or a key cannot be one
   */
  @Nullable Found find(Object data) {
    @Nullable Object[] @Nullable [] rows = new Object[tables.length][];
    List<String> missed = List.of();
    for (int i = 0; i < tables.length; i++) {
      Join join = joins.get(i);
      if (follows(join, rows)) {
        rows[i] = row(i, join, data, rows);
        if (rows[i] == null) {
          if (join.onMiss() == OnMiss.DROP) {
            return null;
          }
          missed = missed(join, missed);
        }
      }
    }
    return new Found(rows, missed);
  }

  /** A join that asks with what an earlier one missed has nothing to ask, and misses nothing. */
  private static boolean follows(Join join, @Nullable Object[] @Nullable [] rows) {
    List<KeyPart> on = join.on();
    for (int i = 0; i < on.size(); i++) {
      if (on.get(i) instanceof KeyPart.OfJoin earlier && rows[earlier.join()] == null) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Object @Nullable [] row(
      int index, Join join, Object data, @Nullable Object[] @Nullable [] rows) {
    Object key;
    try {
      key = key(join, data, rows);
    } catch (BadValueException e) {
      throw e.under(join.alias());
    }
    if (key == null) {
      return null;
    }
    LookupTable table = tables[index];
    @Nullable Object[] row = table.find(key);
    if (row == null) {
      String mismatch = table.mismatch(key);
      if (mismatch != null) {
        throw new BadValueException(mismatch).under(join.alias());
      }
    }
    return row;
  }

  private @Nullable Object key(Join join, Object data, @Nullable Object[] @Nullable [] rows) {
    List<KeyPart> on = join.on();
    if (on.size() == 1) {
      return rules.part(part(on.get(0), data, rows));
    }
    @Nullable Object[] parts = new Object[on.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = part(on.get(i), data, rows);
    }
    return rules.keyOf(parts);
  }

  private static @Nullable Object part(
      KeyPart part, Object data, @Nullable Object[] @Nullable [] rows) {
    if (part instanceof KeyPart.OfRecord ofRecord) {
      return ofRecord.path().read(data);
    }
    if (part instanceof KeyPart.OfJoin ofJoin) {
      @Nullable Object[] row = rows[ofJoin.join()];
      return row == null ? null : row[ofJoin.column()];
    }
    return ((KeyPart.Constant) part).value();
  }

  private static List<String> missed(Join join, List<String> before) {
    return switch (join.onMiss()) {
      case FAIL ->
          throw new BadValueException(
                  "table %s has no row for this record; on.miss says what else may become of it"
                      .formatted(join.table().name()))
              .under(join.alias());
      case RETRY ->
          throw new RetriableException(
              "Lookup found no row in table %s for a record, and on.miss=retry"
                      .formatted(join.table().name())
                  + " (errors.retry.timeout says for how long it is tried again)");
      case HEADER -> {
        List<String> more = new ArrayList<>(before);
        more.add(join.alias());
        yield more;
      }
      case NULL, DEFAULT, DROP -> before;
    };
  }
}
