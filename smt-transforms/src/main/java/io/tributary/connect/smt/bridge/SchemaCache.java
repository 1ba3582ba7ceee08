package io.tributary.connect.smt.bridge;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was made once for each schema of the input, so that equal schemas give one and the same
 * result. Bounded: a schema that was not seen for long is made anew.
 *
 * <p>Threading: one thread, as the transform that owns it.
 */
public final class SchemaCache<T> {

  private static final int MAX_SCHEMAS = 64;

  /** Comparing schemas costs more than a record should, so the instances are remembered too. */
  private final IdentityHashMap<Schema, T> byInstance = new IdentityHashMap<>();

  private final Map<Schema, T> bySchema =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Schema, T> eldest) {
          return size() > MAX_SCHEMAS;
        }
      };

  private @Nullable Schema last;
  private @Nullable T lastMade;

  /** What was made for a schema, or is made for it now. */
  public T of(Schema schema, Function<Schema, T> maker) {
    T made = lastMade;
    if (schema == last && made != null) {
      return made;
    }
    made = byInstance.get(schema);
    if (made == null) {
      made = bySchema.computeIfAbsent(schema, maker);
      if (byInstance.size() >= MAX_SCHEMAS) {
        byInstance.clear();
      }
      byInstance.put(schema, made);
    }
    last = schema;
    lastMade = made;
    return made;
  }
}
