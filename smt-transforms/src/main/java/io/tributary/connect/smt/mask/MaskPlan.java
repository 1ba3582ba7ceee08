package io.tributary.connect.smt.mask;

import io.tributary.connect.smt.problem.BadValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** How values of one schema are masked, planned once. */
abstract class MaskPlan {

  private final Schema schema;

  private MaskPlan(Schema schema) {
    this.schema = schema;
  }

  /** The schema of the masked values. */
  final Schema schema() {
    return schema;
  }

  /** A masked copy; what it reads stays as it is. */
  abstract @Nullable Object apply(Object value);

  /** Whether values pass as they are. */
  boolean leavesAll() {
    return false;
  }

  static MaskPlan of(Schema schema, PathMatch match, Masking masking) {
    if (match.isOver()) {
      return new Left(schema);
    }
    if (match.isReached() && masking.takesWhole()) {
      return new Masked(schema, masking);
    }
    return switch (schema.type()) {
      case STRUCT -> struct(schema, match, masking);
      case ARRAY -> array(schema, match, masking);
      case MAP -> map(schema, match, masking);
      default -> match.isReached() ? new Masked(schema, masking) : new Left(schema);
    };
  }

  private static MaskPlan struct(Schema schema, PathMatch match, Masking masking) {
    List<MaskPlan> plans = new ArrayList<>();
    SchemaBuilder builder = Schemas.named(schema, SchemaBuilder.struct());
    for (Field field : schema.fields()) {
      MaskPlan plan = of(field.schema(), match.enter(field.name()), masking);
      plans.add(plan);
      builder.field(field.name(), plan.schema());
    }
    if (plans.stream().allMatch(MaskPlan::leavesAll)) {
      return new Left(schema);
    }
    boolean same = plans.stream().allMatch(plan -> plan.schema() == plan.inputSchema());
    return new OfStruct(schema, same ? schema : builder.build(), plans);
  }

  private static MaskPlan array(Schema schema, PathMatch match, Masking masking) {
    MaskPlan items = of(schema.valueSchema(), match, masking);
    if (items.leavesAll()) {
      return new Left(schema);
    }
    boolean same = items.schema() == schema.valueSchema();
    return new OfList(
        schema,
        same ? schema : Schemas.named(schema, SchemaBuilder.array(items.schema())).build(),
        items);
  }

  /** The names of a map are data: each decides whether its value is masked. */
  private static MaskPlan map(Schema schema, PathMatch match, Masking masking) {
    Schema values = schema.valueSchema();
    MaskPlan reached = of(values, PathMatch.everything(), masking);
    boolean same = reached.schema() == values;
    boolean onlyOptional = !same && reached.schema().equals(Schemas.optional(values));
    if (!same && !onlyOptional && !match.isReached()) {
      throw new BadValueException(
          "masking some values of a map of "
              + values.type()
              + " would change their type; expected all of them, or the methods redact and null");
    }
    return new OfMap(
        schema,
        same
            ? schema
            : Schemas.named(schema, SchemaBuilder.map(schema.keySchema(), reached.schema()))
                .build(),
        match,
        masking);
  }

  /** The schema of the values it reads. */
  abstract Schema inputSchema();

  /** Nothing is masked. */
  private static final class Left extends MaskPlan {

    Left(Schema schema) {
      super(schema);
    }

    @Override
    boolean leavesAll() {
      return true;
    }

    @Override
    Schema inputSchema() {
      return schema();
    }

    @Override
    Object apply(Object value) {
      return value;
    }
  }

  /** The value is masked as it stands. */
  private static final class Masked extends MaskPlan {

    private final Schema input;
    private final Masking masking;

    Masked(Schema schema, Masking masking) {
      super(masking.schema(schema));
      this.input = schema;
      this.masking = masking;
    }

    @Override
    Schema inputSchema() {
      return input;
    }

    @Override
    @Nullable Object apply(Object value) {
      return masking.mask(value);
    }
  }

  private static final class OfStruct extends MaskPlan {

    private final Schema input;
    private final List<MaskPlan> plans;

    OfStruct(Schema input, Schema output, List<MaskPlan> plans) {
      super(output);
      this.input = input;
      this.plans = List.copyOf(plans);
    }

    @Override
    Schema inputSchema() {
      return input;
    }

    @Override
    Object apply(Object value) {
      Struct struct = (Struct) value;
      Struct masked = new Struct(schema());
      List<Field> fields = schema().fields();
      for (int i = 0; i < fields.size(); i++) {
        Field field = fields.get(i);
        Object own = struct.getWithoutDefault(field.name());
        masked.put(field, own == null ? null : plans.get(i).under(field.name(), own));
      }
      return masked;
    }
  }

  /** The value of a field, with the field's name in the fault. */
  private @Nullable Object under(Object name, Object value) {
    try {
      return apply(value);
    } catch (BadValueException e) {
      throw e.under(name);
    }
  }

  private static final class OfList extends MaskPlan {

    private final Schema input;
    private final MaskPlan items;

    OfList(Schema input, Schema output, MaskPlan items) {
      super(output);
      this.input = input;
      this.items = items;
    }

    @Override
    Schema inputSchema() {
      return input;
    }

    @Override
    Object apply(Object value) {
      List<@Nullable Object> masked = new ArrayList<>();
      for (Object item : (List<?>) value) {
        masked.add(item == null ? null : items.apply(item));
      }
      return masked;
    }
  }

  private static final class OfMap extends MaskPlan {

    private final Schema input;
    private final PathMatch match;
    private final Masking masking;

    OfMap(Schema input, Schema output, PathMatch match, Masking masking) {
      super(output);
      this.input = input;
      this.match = match;
      this.masking = masking;
    }

    @Override
    Schema inputSchema() {
      return input;
    }

    @Override
    Object apply(Object value) {
      Map<Object, @Nullable Object> masked = new LinkedHashMap<>();
      ((Map<?, ?>) value)
          .forEach(
              (name, item) ->
                  masked.put(
                      name, PlainMask.apply(item, match.enter(String.valueOf(name)), masking)));
      return masked;
    }
  }
}
