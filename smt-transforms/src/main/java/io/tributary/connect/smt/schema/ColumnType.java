package io.tributary.connect.smt.schema;

import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** A type of the DDL: the Connect schema it stands for, and how values become such. */
interface ColumnType {

  /** A fresh builder, required and without default. */
  SchemaBuilder schema();

  /**
   * The value in the Java class that the schema wants.
   *
   * @param value not null
   * @param declared the schema built from {@link #schema}, for types that hand it on
   * @throws io.tributary.connect.smt.problem.BadValueException where it cannot be without loss
   */
  Object convert(Object value, Schema declared);

  /** As it is written in the DDL. */
  String ddl();

  /**
   * The type with more forms of texts for the timestamps in it, tried before ISO's; itself where
   * none is without a form of its own.
   */
  default ColumnType withFormats(List<DateTimeFormatter> formats) {
    return this;
  }

  /** Whether one literal can be its default. */
  default boolean hasLiterals() {
    return true;
  }
}
