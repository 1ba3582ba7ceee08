package io.tributary.connect.hudi.commit;

import io.tributary.connect.hudi.model.FileStat;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.Offsets;
import io.tributary.connect.hudi.model.TableSchema;
import io.tributary.connect.hudi.model.TableState;
import java.util.List;

/**
 * The table's history of commits. Every method throws {@link
 * io.tributary.connect.hudi.model.TableFailure} for what storage or table refuse.
 */
public interface TableTimeline extends AutoCloseable {

  /** What the last commit says; {@link TableState#NEW} where there is no table yet. */
  TableState read();

  /**
   * Opens an instant, after rolling back whatever an earlier coordinator left pending. Creates the
   * table where there is none.
   */
  Opened open(TableSchema schema);

  /**
   * An instant that is open.
   *
   * @param table read after the instant was opened, when no earlier coordinator can commit any more
   */
  record Opened(InstantId instant, TableState table) {}

  /**
   * Makes an instant's files visible and moves the offsets on, in one step.
   *
   * @param base the offsets that the table must still hold, else somebody else committed meanwhile
   *     and the failure's kind is {@code LOST_STATE}
   */
  void commit(
      InstantId instant, TableSchema schema, List<FileStat> files, Offsets base, Offsets next);

  /**
   * Does what is due to keep the table small and quick to read. Nothing is lost where that fails;
   * it is due again after the next commit.
   */
  void maintain();

  @Override
  void close();
}
