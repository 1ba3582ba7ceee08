package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.problem.BadValueException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Types rows by what records hold. A topic's schema only ever widens: new columns come last, a type
 * gives way to one that holds the old and the new values, and nothing goes back, so that it does
 * not flap with the data. All columns are nullable.
 *
 * <p>Threading: used from one thread, as the transform that owns it.
 */
public final class Inference implements Typing {

  private static final String MORE = "_more";

  private final InferenceSettings settings;
  private final Map<String, TopicRows> topics = new HashMap<>();
  private final Map<Schema, OutputSchema> interned = new HashMap<>();

  public Inference(InferenceSettings settings) {
    this.settings = settings;
  }

  @Override
  public Struct row(Object tree, String topic) {
    if (!Tree.isObject(tree)) {
      throw new BadValueException("a schema can be inferred for objects only");
    }
    return rows(topic).row(tree);
  }

  @Override
  public Schema schema(String topic) {
    return rows(topic).schema.schema();
  }

  private TopicRows rows(String topic) {
    return topics.computeIfAbsent(topic, unused -> new TopicRows());
  }

  @Override
  public Inference withText(String column) {
    List<Column> seed = new ArrayList<>(settings.seed());
    seed.add(Column.text(column));
    return new Inference(settings.withSeed(seed));
  }

  private OutputSchema intern(List<Column> columns) {
    OutputSchema schema = new OutputSchema(new StructType(columns), settings.name());
    return interned.computeIfAbsent(schema.schema(), unused -> schema);
  }

  /** What one topic has shown. */
  private final class TopicRows {

    private Seen.Fields seen = Seen.fields(settings.seed());
    private OutputSchema schema = intern(seen.asColumns());
    private int versions;
    private @Nullable String more;

    Struct row(Object tree) {
      if (more != null) {
        return fullRow(tree, more);
      }
      Seen before = seen;
      Seen after = seen.with(tree, settings.maxDepth() + 1);
      if (after != before) {
        Seen.Fields wider = (Seen.Fields) after;
        String limit = limitBefore(wider);
        if (limit != null && settings.onLimit() == OnSchemaLimit.FAIL) {
          throw new BadValueException("the inferred schema would grow beyond " + limit);
        }
        if (limit != null) {
          return fullRow(tree, close());
        }
        seen = wider;
        versions++;
        schema = intern(seen.asColumns());
      }
      return schema.project(tree);
    }

    private @Nullable String limitBefore(Seen.Fields wider) {
      if (wider.columns() > settings.maxFields()) {
        return "infer.max.fields=" + settings.maxFields();
      }
      return versions >= settings.maxVersions()
          ? "infer.max.versions=" + settings.maxVersions()
          : null;
    }

    /** Adds the column for all that comes too late for one of its own. */
    private String close() {
      String name = MORE;
      while (seen.fields().containsKey(name)) {
        name += "_";
      }
      List<Column> columns = new ArrayList<>(seen.asColumns());
      columns.add(Column.inferred(name, new Item(new JsonType(), false)));
      schema = intern(columns);
      more = name;
      return name;
    }

    private Struct fullRow(Object tree, String rest) {
      Map<String, @Nullable Object> fitting = new LinkedHashMap<>();
      Map<String, @Nullable Object> other = new LinkedHashMap<>();
      Tree.forEach(
          tree,
          (name, value) -> {
            Seen field = seen.fields().get(name);
            boolean fits = field != null && field.with(value, settings.maxDepth()) == field;
            (fits ? fitting : other).put(name, value);
          });
      other.values().removeIf(value -> value == null);
      fitting.put(rest, other.isEmpty() ? null : other);
      return schema.project(fitting);
    }
  }
}
