package io.tributary.quickstart.proof.live;

import io.tributary.quickstart.proof.Aggregation;
import io.tributary.quickstart.proof.Bands;
import io.tributary.quickstart.proof.ConnectJson;
import io.tributary.quickstart.proof.RawRecord;
import io.tributary.quickstart.proof.Row;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table that counts what its topic holds.
 *
 * @param keyColumns the columns that tell its rows apart
 * @param countColumn the column that is {@code COUNT(*)}
 * @param keys of a record, the row that it counts in; several, or one several times, where a record
 *     holds many
 */
public record Counted(
    String table,
    List<String> keyColumns,
    String countColumn,
    Function<RawRecord, List<List<@Nullable Object>>> keys) {

  /** Whose records count by what is aggregated. */
  public static Counted of(Aggregation aggregation, String countColumn) {
    return of(aggregation.table(), aggregation.keyColumns(), countColumn, aggregation::key);
  }

  /** Whose vectors count by minute and band. */
  public static Counted of(Bands bands) {
    return of(bands.table(), bands.keyColumns(), "reports", bands::key);
  }

  /**
   * Whose records count once or not at all.
   *
   * @param key the row that a record's value counts in; null for none
   */
  public static Counted of(
      String table,
      List<String> keyColumns,
      String countColumn,
      Function<Row, @Nullable List<@Nullable Object>> key) {
    return new Counted(
        table,
        keyColumns,
        countColumn,
        record -> {
          Row row = (Row) ConnectJson.decode(record.value());
          List<@Nullable Object> one = row == null ? null : key.apply(row);
          return one == null ? List.of() : List.of(one);
        });
  }
}
