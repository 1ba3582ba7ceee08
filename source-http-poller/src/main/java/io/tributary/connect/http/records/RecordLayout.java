package io.tributary.connect.http.records;

import io.tributary.connect.http.config.ColumnSettings;
import io.tributary.connect.http.config.ColumnType;
import io.tributary.connect.http.config.CopiedField;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.Origin;
import io.tributary.connect.http.config.RecordSettings;
import io.tributary.connect.http.model.Pick;
import io.tributary.connect.http.schema.ColumnSchemas;
import io.tributary.connect.http.schema.ExtraField;
import io.tributary.connect.http.schema.KnownTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Where among a record's values everything stands. The first are those of the value's columns, own
 * ones before copied ones before the timestamp field; what else is looked up in the record follows.
 */
public final class RecordLayout {

  /** An index for what a record does not have. */
  static final int NONE = -1;

  private final ReadPlan plan;
  private final boolean hasColumns;
  private final @Nullable Schema known;
  private final List<@Nullable ColumnSettings> slots = new ArrayList<>();
  private final Map<String, Integer> byName = new HashMap<>();
  private final List<CopiedSlot> copied = new ArrayList<>();
  private final int ownColumns;
  private final int timestampSlot;
  private final int minusSlot;
  private final int timestampFieldSlot;
  private final int[] keySlots;
  private final @Nullable Schema key;

  /**
   * A copied column.
   *
   * @param response index of the response's pick; {@link #NONE} if it is of the response's head
   */
  record CopiedSlot(CopiedField field, int slot, int response) {}

  /**
   * @param known schema that the record's value follows; null if it is not known before the records
   */
  public RecordLayout(EndpointSettings endpoint, ReadPlan plan, @Nullable Schema known) {
    RecordSettings settings = endpoint.records();
    this.plan = plan;
    this.known = known;
    hasColumns = endpoint.values().hasColumns();
    if (hasColumns) {
      settings.columns().forEach(this::own);
    }
    ownColumns = slots.size();
    settings.copied().forEach(this::copied);
    timestampFieldSlot = settings.timestampField() == null ? NONE : reserve(null);
    timestampSlot =
        settings.timestamp() == null ? NONE : slot(settings.timestamp(), Pick.As.ANY, null);
    minusSlot =
        settings.timestampMinus() == null
            ? NONE
            : slot(settings.timestampMinus().pointer(), Pick.As.FLOATING, ColumnType.FLOAT64);
    keySlots = settings.key().stream().mapToInt(this::typedSlot).toArray();
    key = keySchema();
  }

  private void own(ColumnSettings column) {
    int index = slots.size();
    Pick.As as = as(column);
    byName.put(column.name(), index);
    add(
        column,
        column.pointer() == null
            ? Pick.column(column.name(), index, as)
            : Pick.at(column.pointer(), as));
  }

  private void copied(CopiedField field) {
    ColumnSettings column = field.column();
    int slot = reserve(column);
    byName.put(column.name(), slot);
    boolean ofBody = field.origin().kind() == Origin.Kind.RESPONSE;
    copied.add(
        new CopiedSlot(
            field, slot, ofBody ? plan.copied(Pick.at(field.origin().place(), as(column))) : NONE));
  }

  private int add(@Nullable ColumnSettings column, Pick pick) {
    slots.add(column);
    return plan.record(pick);
  }

  private int reserve(@Nullable ColumnSettings column) {
    slots.add(column);
    return plan.reserved();
  }

  private static Pick.As as(ColumnSettings column) {
    if (column.array()) {
      return Pick.As.LIST;
    }
    return switch (column.type()) {
      case STRING, TIMESTAMP_ISO, TIMESTAMP_HTTP -> Pick.As.TEXT;
      case FLOAT64 -> Pick.As.FLOATING;
      case INT32 -> Pick.As.INTEGER;
      case TIMESTAMP_S -> Pick.As.EPOCH_S;
      case TIMESTAMP_MS -> Pick.As.EPOCH_MS;
      case BOOLEAN, INT64, FLOAT32 -> Pick.As.ANY;
    };
  }

  /**
   * Where the value that a pointer means stands.
   *
   * @param type that the value is given if it is no column's; null to leave it as it is
   */
  int slot(String pointer, Pick.As as, @Nullable ColumnType type) {
    String name = RecordSettings.columnName(pointer);
    Integer column = name == null ? null : byName.get(name);
    if (column != null) {
      return column;
    }
    return add(
        type == null
            ? null
            : new ColumnSettings(RecordSettings.nameOf(pointer), type, false, true, false, pointer),
        Pick.at(pointer, as));
  }

  /** A place whose value has the type that the record's schema knows, or else is a text. */
  private int typedSlot(String pointer) {
    ColumnType type = known == null ? ColumnType.STRING : KnownTypes.at(known, pointer);
    return slot(pointer, type == ColumnType.STRING ? Pick.As.TEXT : Pick.As.ANY, type);
  }

  private @Nullable Schema keySchema() {
    if (keySlots.length == 0) {
      return null;
    }
    if (keySlots.length == 1) {
      return ColumnSchemas.of(column(keySlots[0]), false);
    }
    SchemaBuilder struct = SchemaBuilder.struct();
    for (int slot : keySlots) {
      struct.field(column(slot).name(), ColumnSchemas.of(column(slot), false));
    }
    return struct.build();
  }

  private ColumnSettings column(int slot) {
    ColumnSettings column = slots.get(slot);
    if (column == null) {
      throw new IllegalArgumentException("slot " + slot + " has no type");
    }
    return column;
  }

  /** The schema of a value that is made of columns. */
  public Schema columnsSchema(@Nullable String name) {
    SchemaBuilder struct = SchemaBuilder.struct().name(name);
    for (int i = 0; i < ownColumns; i++) {
      ColumnSettings column = column(i);
      struct.field(column.name(), ColumnSchemas.of(column, column.optional()));
    }
    return struct.build();
  }

  /** The fields that a value has beside the record's own. */
  public List<ExtraField> extras(@Nullable String timestampField) {
    List<ExtraField> extras = new ArrayList<>();
    for (CopiedSlot each : copied) {
      ColumnSettings column = each.field().column();
      extras.add(
          new ExtraField(column.name(), ColumnSchemas.of(column, column.optional()), each.slot()));
    }
    if (timestampField != null) {
      boolean optional = isOptional(timestampSlot) || isOptional(minusSlot);
      extras.add(
          new ExtraField(
              timestampField,
              ColumnSchemas.of(ColumnType.TIMESTAMP_MS, optional),
              timestampFieldSlot));
    }
    return extras;
  }

  private boolean isOptional(int slot) {
    if (slot == NONE) {
      return false;
    }
    ColumnSettings column = slots.get(slot);
    return column == null || column.optional();
  }

  /** What a slot's value is called. */
  String nameAt(int slot) {
    return column(slot).name();
  }

  /** The types that picked values are given, by slot; null where a value stays as it is. */
  List<@Nullable ColumnSettings> picked() {
    List<@Nullable ColumnSettings> picked = new ArrayList<>(slots);
    copied.forEach(each -> picked.set(each.slot(), null));
    return picked;
  }

  List<CopiedSlot> copiedSlots() {
    return copied;
  }

  /** How many of the first slots are columns of the record itself. */
  int ownColumns() {
    return ownColumns;
  }

  /** The slots of the record's own columns except some, which are named by pointers. */
  int[] columnsWithout(List<String> pointers) {
    List<Integer> without =
        pointers.stream().map(RecordSettings::columnName).map(byName::get).toList();
    return IntStream.range(0, ownColumns).filter(slot -> !without.contains(slot)).toArray();
  }

  boolean hasColumns() {
    return hasColumns;
  }

  /** Null for a null key. */
  @Nullable Schema key() {
    return key;
  }

  int[] keySlots() {
    return keySlots;
  }

  int timestampSlot() {
    return timestampSlot;
  }

  int minusSlot() {
    return minusSlot;
  }

  int timestampFieldSlot() {
    return timestampFieldSlot;
  }
}
