package io.tributary.connect.jdbcagg.hivefiles;

import io.tributary.connect.jdbcagg.flush.ColumnRole;
import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.flush.GroupRow;
import io.tributary.connect.jdbcagg.flush.TableShape;
import io.tributary.connect.jdbcagg.hive.HiveText;
import io.tributary.connect.jdbcagg.query.ValueOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** A group's row with all that is kept of it, by the name of the column. */
final class StateRow {

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

  private static final int PLACES_OF_A_QUOTIENT = 30;
  private static final int MOST_DIGITS = 38;

  private final String hash;
  private final Map<String, @Nullable Object> values;

  private StateRow(String hash, Map<String, @Nullable Object> values) {
    this.hash = hash;
    this.values = values;
  }

  /** What a flush adds. */
  static StateRow of(TableShape shape, GroupRow row) {
    Map<String, @Nullable Object> values = new HashMap<>();
    List<ColumnShape> written = shape.written();
    for (int i = 0; i < written.size(); i++) {
      if (written.get(i).role() != ColumnRole.HASH) {
        values.put(written.get(i).name(), row.values().get(i));
      }
    }
    return new StateRow(HexFormat.of().formatHex(row.hash()), values);
  }

  /**
   * A row as a flush before left it.
   *
   * @param names of the fields; the first one is the hash's. A column that is not among them is new
   */
  static StateRow read(TableShape shape, List<String> names, List<@Nullable String> fields) {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (ColumnShape column : kept(shape)) {
      int place = names.indexOf(column.name());
      String text = place < 0 ? null : fields.get(place);
      values.put(column.name(), text == null ? null : value(column, text));
    }
    return new StateRow(String.valueOf(fields.get(0)), values);
  }

  private static Object value(ColumnShape column, String text) {
    if (column.role().binary()) {
      return HexFormat.of().parseHex(text);
    }
    return switch (column.type().kind()) {
      case BOOLEAN -> Boolean.valueOf(text);
      case INTEGER -> Long.valueOf(text);
      case FLOAT -> Double.valueOf(text);
      case DECIMAL -> new BigDecimal(text);
      case TEXT -> text;
      case TIMESTAMP -> LocalDateTime.parse(text, TIMESTAMP).toInstant(ZoneOffset.UTC);
      case DATE -> LocalDate.parse(text);
    };
  }

  /** The names of {@link #fields}. */
  static List<String> names(TableShape shape) {
    return Stream.concat(Stream.of("#hash"), kept(shape).stream().map(ColumnShape::name)).toList();
  }

  private static List<ColumnShape> kept(TableShape shape) {
    return shape.written().stream().filter(column -> column.role() != ColumnRole.HASH).toList();
  }

  String hash() {
    return hash;
  }

  /** All that is kept, as text. */
  List<@Nullable String> fields(TableShape shape) {
    List<@Nullable String> fields = new ArrayList<>();
    fields.add(hash);
    kept(shape).forEach(column -> fields.add(HiveText.text(values.get(column.name()))));
    return fields;
  }

  /** What the statement asked for, as text. */
  List<@Nullable String> visible(TableShape shape) {
    List<@Nullable String> fields = new ArrayList<>();
    for (ColumnShape column : shape.columns()) {
      if (!column.invisible()) {
        fields.add(HiveText.text(shown(column)));
      }
    }
    return fields;
  }

  private @Nullable Object shown(ColumnShape column) {
    if (!column.role().generated()) {
      return values.get(column.name());
    }
    BigDecimal sum = (BigDecimal) values.get(ColumnShape.sumBehind(column.name()));
    if (sum == null) {
      return null;
    }
    BigDecimal rest = (BigDecimal) values.get(ColumnShape.restBehind(column.name()));
    BigDecimal total = rest == null ? sum : sum.add(rest);
    if (column.role() == ColumnRole.ROUNDED_SUM) {
      return total.doubleValue();
    }
    Object count = values.get(ColumnShape.countBehind(column.name()));
    return total
        .divide(
            BigDecimal.valueOf((Long) Objects.requireNonNull(count)),
            PLACES_OF_A_QUOTIENT,
            RoundingMode.HALF_UP)
        .doubleValue();
  }

  /** This row with what a later flush adds. */
  StateRow plus(StateRow added, TableShape shape) {
    Map<String, @Nullable Object> sums = new HashMap<>();
    for (ColumnShape column : kept(shape)) {
      sums.put(column.name(), merged(column, added));
    }
    return new StateRow(hash, sums);
  }

  private @Nullable Object merged(ColumnShape column, StateRow added) {
    Object old = values.get(column.name());
    Object more = added.values.get(column.name());
    return switch (column.role()) {
      case GROUP, WINDOW, WINDOW_END -> old;
      case COUNT, SUM -> old == null || more == null ? either(old, more) : sum(column, old, more);
      case LEAST -> extreme(old, more, -1);
      case GREATEST -> extreme(old, more, 1);
      case FIRST_VALUE -> added.isBeyond(this, placeOf(column), -1) ? more : old;
      case LAST_VALUE -> added.isBeyond(this, placeOf(column), 1) ? more : old;
      case FIRST_PLACE -> added.isBeyond(this, column.name(), -1) ? more : old;
      case LAST_PLACE -> added.isBeyond(this, column.name(), 1) ? more : old;
      default -> throw new ConnectException("Hive keeps no column such as " + column.name());
    };
  }

  private static String placeOf(ColumnShape column) {
    return ColumnShape.placeBehind(column.name());
  }

  /** Whether its record comes first, or last. A row without a record never does. */
  private boolean isBeyond(StateRow other, String place, int sign) {
    byte[] mine = (byte[]) values.get(place);
    byte[] theirs = (byte[]) other.values.get(place);
    return mine != null
        && (theirs == null || Integer.signum(Arrays.compareUnsigned(mine, theirs)) == sign);
  }

  private static @Nullable Object either(@Nullable Object old, @Nullable Object more) {
    return old == null ? more : old;
  }

  private static Object sum(ColumnShape column, Object old, Object more) {
    if (old instanceof Long whole) {
      return Math.addExact(whole, (Long) more);
    }
    BigDecimal sum = ((BigDecimal) old).add((BigDecimal) more);
    if (sum.precision() > MOST_DIGITS) {
      throw new ConnectException(
          "The sum behind column " + column.name() + " has more than 38 digits, which Hive lacks");
    }
    return sum;
  }

  private static @Nullable Object extreme(@Nullable Object old, @Nullable Object more, int sign) {
    if (old == null || more == null) {
      return either(old, more);
    }
    return Integer.signum(ValueOrder.compare(more, old)) == sign ? more : old;
  }
}
