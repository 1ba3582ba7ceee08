package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.problem.BadValueException;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/** MAP: any object, its names converted to the key's type. */
record MapType(Item key, Item value) implements ColumnType {

  @Override
  public SchemaBuilder schema() {
    return SchemaBuilder.map(key.schema(), value.schema());
  }

  @Override
  public Object convert(Object object, Schema declared) {
    if (!Tree.isObject(object)) {
      throw Misfits.misfit(object, this);
    }
    Map<@Nullable Object, @Nullable Object> converted = new LinkedHashMap<>();
    Tree.forEach(
        object,
        (name, item) -> {
          try {
            converted.put(key.convert(name), value.convert(item));
          } catch (BadValueException e) {
            throw e.under("*"); // a name may be data, which messages do not carry
          }
        });
    return converted;
  }

  @Override
  public ColumnType withFormats(List<DateTimeFormatter> formats) {
    Item moreKeys = key.withFormats(formats);
    Item moreValues = value.withFormats(formats);
    return moreKeys == key && moreValues == value ? this : new MapType(moreKeys, moreValues);
  }

  @Override
  public String ddl() {
    return "MAP<" + key.type().ddl() + "," + value.type().ddl() + ">";
  }

  @Override
  public boolean hasLiterals() {
    return false;
  }
}
