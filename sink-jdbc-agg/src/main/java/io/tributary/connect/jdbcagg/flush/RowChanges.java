package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.retract.RetractingBuffer;
import io.tributary.connect.jdbcagg.retract.RowState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a source that changed since the last flush. What they change in the groups follows
 * once it is known what they added before, which the table beside tells.
 *
 * @param rows sorted by id, so that flushes lock in order
 * @param truncated tables of the source that were emptied before these rows came, each with the
 *     partition that told so
 */
public record RowChanges(
    TableShape shape,
    AggregateStatement statement,
    List<RowChange> rows,
    Map<String, Integer> truncated)
    implements TableChanges {

  @Override
  public String table() {
    return shape.table();
  }

  @Override
  public int size() {
    return rows.size();
  }

  /** Starts to collect what the rows change in the groups. */
  public Difference difference() {
    return new Difference();
  }

  /** What the rows change in the groups, as far as the stored states were handed over. */
  public final class Difference {
    private final RetractingBuffer buffer = new RetractingBuffer(statement);

    private Difference() {}

    /**
     * Takes one row's step.
     *
     * @param stored what it added before; null if nothing
     * @return whether it adds anything else than before
     */
    public boolean step(RowChange row, byte @Nullable [] stored) {
      if (stored == null ? !row.adds() : Arrays.equals(stored, row.state())) {
        return false;
      }
      if (stored != null) {
        retract(stored);
      }
      if (row.adds()) {
        RowState.read(row.state()).forEach(buffer::add);
      }
      return true;
    }

    /** Takes back what a row added that is gone. */
    public void retract(byte[] stored) {
      RowState.read(stored).forEach(buffer::retract);
    }

    /** The changes of the groups. */
    public GroupChanges groups() {
      return GroupChanges.of(shape, statement.window(), buffer.groups());
    }
  }
}
