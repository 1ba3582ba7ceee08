package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.bridge.ValueKind;
import io.tributary.connect.smt.problem.BadValueException;

/** The failures of values that a column cannot take; none says the value. */
final class Misfits {

  private Misfits() {}

  static BadValueException misfit(Object value, ColumnType type) {
    return misfit(value, type, "");
  }

  /**
   * A value that its column cannot take.
   *
   * @param why a clause that starts with a comma or a semicolon, or nothing
   */
  static BadValueException misfit(Object value, ColumnType type, String why) {
    return new BadValueException(
        "cannot convert " + ValueKind.describe(value) + " to " + type.ddl() + why);
  }
}
