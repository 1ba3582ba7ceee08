package io.tributary.connect.smt.lookup;

import io.tributary.connect.smt.path.FieldPath;

/** Where a part of the key that a join asks with comes from. */
sealed interface KeyPart {

  /** From the record. */
  record OfRecord(FieldPath path) implements KeyPart {}

  /** From the row that an earlier join found. */
  record OfJoin(int join, int column) implements KeyPart {}

  /** The same for every record, to choose among rows: {@code 'OWNER'}. */
  record Constant(String value) implements KeyPart {}
}
