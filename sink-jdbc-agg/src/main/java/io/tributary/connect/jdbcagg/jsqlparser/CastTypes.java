package io.tributary.connect.jdbcagg.jsqlparser;

import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.ValueType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.statement.create.table.ColDataType;

/** Reads the types that CAST names. */
record CastTypes(Refusals refusals) {

  private static final Map<String, ValueType> PLAIN =
      Map.ofEntries(
          Map.entry("BIGINT", ValueType.INTEGER),
          Map.entry("INT", ValueType.INTEGER),
          Map.entry("INTEGER", ValueType.INTEGER),
          Map.entry("SIGNED", ValueType.INTEGER),
          Map.entry("DOUBLE", ValueType.FLOAT),
          Map.entry("CHAR", ValueType.TEXT),
          Map.entry("VARCHAR", ValueType.TEXT),
          Map.entry("TEXT", ValueType.TEXT),
          Map.entry("STRING", ValueType.TEXT),
          Map.entry("BOOLEAN", ValueType.BOOLEAN),
          Map.entry("TIMESTAMP", ValueType.TIMESTAMP),
          Map.entry("DATETIME", ValueType.TIMESTAMP),
          Map.entry("DATE", ValueType.DATE));

  private static final String SUPPORTED =
      "Cast to BIGINT, DOUBLE, DECIMAL(38, <scale up to 18>), CHAR, BOOLEAN, TIMESTAMP or DATE.";

  ValueType read(CastExpression cast) throws PlanRefusedException {
    ColDataType type = cast.getColDataType();
    boolean plain =
        type != null
            && (cast.keyword == null || cast.keyword.equalsIgnoreCase("CAST"))
            && cast.getFormat() == null
            && type.getCharacterSet() == null
            && type.getArrayData().isEmpty();
    if (plain) {
      List<String> arguments = type.getArgumentsStringList();
      String name = type.getDataType().toUpperCase(Locale.ROOT);
      if (name.startsWith("DECIMAL") || name.startsWith("NUMERIC")) {
        return decimal(cast, type, arguments);
      }
      ValueType known = PLAIN.get(name);
      if (known != null && (arguments == null || arguments.isEmpty())) {
        return known;
      }
    }
    throw refusals.at(cast, cast + " names a type that is not supported", SUPPORTED);
  }

  private ValueType decimal(CastExpression cast, ColDataType type, List<String> arguments)
      throws PlanRefusedException {
    Integer scale = type.getScale();
    if (scale == null && arguments != null && arguments.size() == 2) {
      scale = Integer.valueOf(arguments.get(1).strip());
    }
    int places = scale == null || scale < 0 ? 0 : scale;
    Integer precision = type.getPrecision();
    if (places > ValueType.LARGEST_SCALE
        || (precision != null && precision > ValueType.PORTABLE_PRECISION)) {
      throw refusals.at(cast, cast + " is too wide", SUPPORTED);
    }
    return ValueType.decimal(places);
  }
}
