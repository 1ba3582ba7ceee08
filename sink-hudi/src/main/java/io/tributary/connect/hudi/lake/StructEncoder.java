package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.write.FieldValue;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * Fills one Avro record from one struct, by positions that were matched by name once. Fields that
 * are no columns are passed over.
 */
final class StructEncoder implements ValueEncoder {

  private final Schema to;
  private final Field[] sources;
  private final int[] targets;
  private final ValueEncoder[] encoders;

  StructEncoder(org.apache.kafka.connect.data.Schema from, Schema to) {
    this.to = to;
    List<Field> fields =
        from.fields().stream().filter(field -> to.getField(field.name()) != null).toList();
    this.sources = new Field[fields.size()];
    this.targets = new int[fields.size()];
    this.encoders = new ValueEncoder[fields.size()];
    for (int i = 0; i < sources.length; i++) {
      Field field = fields.get(i);
      Schema.Field column = to.getField(field.name());
      sources[i] = field;
      targets[i] = column.pos();
      encoders[i] = ValueEncoders.of(field.schema(), column.schema(), field.name());
    }
  }

  @Override
  public GenericData.Record encode(Object value) {
    Struct struct = (Struct) value;
    GenericData.Record row = new GenericData.Record(to);
    for (int i = 0; i < sources.length; i++) {
      Object source = FieldValue.of(struct, sources[i]);
      if (source != null) {
        row.put(targets[i], encoders[i].encode(source));
      }
    }
    return row;
  }
}
