package io.tributary.connect.smt.mask;

import io.tributary.connect.smt.bridge.SchemaCache;
import io.tributary.connect.smt.problem.Problems;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Masks the fields that globs name. The schema of the output is planned once for each schema of the
 * input.
 *
 * <p>Threading: one thread, as the transform that owns it.
 */
public final class Masker {

  private static final Logger LOG = LoggerFactory.getLogger(Masker.class);

  private final List<FieldGlob> globs;
  private final Masking masking;
  private final SchemaCache<MaskPlan> plans = new SchemaCache<>();

  private Masker(List<FieldGlob> globs, Masking masking) {
    this.globs = globs;
    this.masking = masking;
  }

  /** Compiles paths with wildcards, with commas between them. */
  public static Masker compile(String fields, Masking masking, Problems problems) {
    return new Masker(FieldGlob.parseAll(fields, problems), masking);
  }

  /** The masked value with its schema; what it reads stays as it is. */
  public SchemaAndValue apply(@Nullable Schema schema, Object data) {
    if (schema == null) {
      return new SchemaAndValue(null, PlainMask.apply(data, PathMatch.start(globs), masking));
    }
    MaskPlan plan = plans.of(schema, this::plan);
    return new SchemaAndValue(plan.schema(), plan.apply(data));
  }

  /** A field that was meant to be hidden and is not must not go unnoticed. */
  private MaskPlan plan(Schema schema) {
    for (FieldGlob glob : globs) {
      if (MaskPlan.of(schema, PathMatch.start(List.of(glob)), new Nulls()).leavesAll()) {
        LOG.warn(
            "Mask: no field of the schema {} matches '{}', so nothing is masked for it",
            schema.name() == null ? "(without a name)" : schema.name(),
            glob.text());
      }
    }
    return MaskPlan.of(schema, PathMatch.start(globs), masking);
  }
}
