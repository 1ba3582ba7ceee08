package io.tributary.connect.http.schema;

import io.tributary.connect.http.config.ColumnSettings;
import io.tributary.connect.http.config.ColumnType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

/** The schemas of single columns. */
public final class ColumnSchemas {

  private ColumnSchemas() {}

  public static Schema of(ColumnSettings column, boolean optional) {
    if (!column.array()) {
      return of(column.type(), optional);
    }
    SchemaBuilder array = SchemaBuilder.array(of(column.type(), true));
    return (optional ? array.optional() : array).build();
  }

  public static Schema of(ColumnType type, boolean optional) {
    SchemaBuilder builder =
        switch (type) {
          case STRING -> SchemaBuilder.string();
          case BOOLEAN -> SchemaBuilder.bool();
          case INT32 -> SchemaBuilder.int32();
          case INT64 -> SchemaBuilder.int64();
          case FLOAT32 -> SchemaBuilder.float32();
          case FLOAT64 -> SchemaBuilder.float64();
          case TIMESTAMP_S, TIMESTAMP_MS, TIMESTAMP_ISO, TIMESTAMP_HTTP -> Timestamp.builder();
        };
    return (optional ? builder.optional() : builder).build();
  }
}
