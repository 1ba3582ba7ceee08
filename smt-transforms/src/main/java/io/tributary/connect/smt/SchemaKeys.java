package io.tributary.connect.smt;

import io.tributary.connect.smt.problem.Problems;
import io.tributary.connect.smt.schema.OutputSchema;
import io.tributary.connect.smt.schema.Typing;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.jspecify.annotations.Nullable;

/** What the keys that say how a transform types its output compile to. */
final class SchemaKeys {

  static final String SCHEMA = "schema";
  static final String SCHEMA_NAME = "schema.name";

  private SchemaKeys() {}

  /** What is wrong with a schema, by itself. */
  static void check(String schema, Problems problems) {
    if (!InferenceKeys.isInfer(schema)) {
      OutputSchema.compile(schema, null, problems);
    }
  }

  /** The declared schema; null where there is none, it is inferred, or it does not compile. */
  static @Nullable OutputSchema declared(Map<String, ?> values) {
    Object ddl = values.get(SCHEMA);
    Object name = values.get(SCHEMA_NAME);
    return ddl == null || InferenceKeys.isInfer(ddl)
        ? null
        : OutputSchema.compile(
            ddl.toString(), name == null ? null : name.toString(), new Problems());
  }

  /** How the output is typed, null where no schema is asked for; the config was checked. */
  static @Nullable Typing typing(AbstractConfig config) {
    return InferenceKeys.isInfer(config.getString(SCHEMA))
        ? InferenceKeys.inference(config, config.getString(SCHEMA_NAME))
        : declared(config.values());
  }
}
