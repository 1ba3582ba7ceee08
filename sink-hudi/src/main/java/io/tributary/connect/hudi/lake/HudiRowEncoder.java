package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.config.RenamedColumns;
import io.tributary.connect.hudi.config.SchemaSettings;
import io.tributary.connect.hudi.config.TableSettings;
import io.tributary.connect.hudi.model.Row;
import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.hudi.model.TableSchema;
import io.tributary.connect.hudi.write.RowEncoder;
import io.tributary.connect.kit.error.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Encodes records as Avro rows of one table.
 *
 * <p>Threading: for the task's thread alone.
 */
public final class HudiRowEncoder implements RowEncoder {

  private final String tableName;
  private final SchemaSettings settings;
  private final @Nullable String orderingField;
  private final ColumnTypes columns;
  private final BoundedCache<org.apache.kafka.connect.data.Schema, Boolean> included =
      new BoundedCache<>();
  private @Nullable Known known;

  private record Known(Schema avro, TableSchema schema, RowShape shape) {}

  public HudiRowEncoder(TableSettings table, SchemaSettings settings) {
    this.tableName = table.name();
    this.settings = settings;
    this.orderingField = table.layout().orderingField();
    this.columns = new ColumnTypes(neverNull(table), settings.leftOut());
  }

  private static List<String> neverNull(TableSettings table) {
    List<String> columns = new ArrayList<>(table.recordKeyFields());
    if (table.layout().orderingField() != null) {
      columns.add(table.layout().orderingField());
    }
    return columns;
  }

  @Override
  public @Nullable TableSchema schema() {
    return known == null ? null : known.schema();
  }

  @Override
  public void include(TableSchema other) {
    if (known != null && known.schema().equals(other)) {
      return;
    }
    try {
      grow(new Schema.Parser().parse(other.json()));
    } catch (DataException e) {
      throw new TableFailure(
          FailureKind.REFUSED,
          "The records of this task and those of another one cannot be rows of one table: %s. Run the connector with tasks.max=1 until its first commit: the records that come first then make the columns, and the others are bad records."
              .formatted(e.getMessage()),
          e);
    }
  }

  @Override
  public void include(org.apache.kafka.connect.data.Schema recordSchema) {
    included.computeIfAbsent(
        recordSchema,
        schema -> {
          learn(columns.table(schema, tableName));
          return true;
        });
  }

  @Override
  public Row encode(Struct value) {
    include(value.schema());
    Known current = Objects.requireNonNull(known);
    return new AvroRow(value, current.shape().encode(value));
  }

  /** The first record makes the columns; what later ones bring is a matter of the settings. */
  private void learn(Schema brought) {
    Known current = known;
    if (current == null) {
      grow(brought);
      return;
    }
    switch (settings.evolution()) {
      case ADD -> {
        // Once a number in a struct is wider, Spark takes null structs of earlier files for structs
        // of nulls (Hudi 1.2.0) or refuses them (0.15.0).
        Schema grown = SchemaUnion.of(current.avro(), brought, SchemaUnion.Widening.COLUMNS);
        // After what no policy allows, such as a name that differs by case only.
        if (settings.renamed() == RenamedColumns.REFUSE) {
          SchemaChange.requireNoRename(current.avro(), brought);
        }
        grow(grown);
      }
      case NONE -> {
        // Only to see that each of the columns can hold what the record has for it.
        var unused = SchemaUnion.of(current.avro(), SchemaUnion.known(current.avro(), brought));
      }
      case FAIL ->
          SchemaChange.requireNone(current.avro(), SchemaUnion.of(current.avro(), brought));
    }
  }

  private void grow(Schema other) {
    Schema merged = known == null ? other : SchemaUnion.of(known.avro(), other);
    if (known == null || !merged.equals(known.avro())) {
      known =
          new Known(
              merged, new TableSchema(merged.toString()), new RowShape(merged, orderingField));
    }
  }
}
