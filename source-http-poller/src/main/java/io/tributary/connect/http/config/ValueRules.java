package io.tributary.connect.http.config;

import java.util.ArrayList;
import java.util.List;

/** What values, formats and duplicates ask of the keys around them. */
final class ValueRules {

  private final EndpointSettings endpoint;
  private final ResponseFormat format;
  private final ValueSettings values;
  private final RecordSettings records;
  private final List<Finding> findings = new ArrayList<>();

  private ValueRules(EndpointSettings endpoint) {
    this.endpoint = endpoint;
    this.format = endpoint.format().format();
    this.values = endpoint.values();
    this.records = endpoint.records();
  }

  static List<Finding> check(EndpointSettings endpoint) {
    ValueRules rules = new ValueRules(endpoint);
    rules.schema();
    rules.columns();
    rules.extras();
    rules.envelope();
    rules.parts();
    rules.format();
    rules.duplicates();
    rules.tombstones();
    return rules.findings;
  }

  private void schema() {
    if (values.mode() != ValueMode.STRUCT) {
      return;
    }
    if (values.schemaMode() == SchemaMode.DECLARED && values.declared().isEmpty()) {
      add(ValueSettings.SCHEMA_MODE, "no schema is declared", "Set " + ValueSettings.DECLARED);
    }
    if (values.schemaMode() == SchemaMode.DESCRIPTOR && !format.isProtobuf()) {
      add(
          ValueSettings.SCHEMA_MODE,
          "only protobuf has descriptors",
          "Set " + FormatSettings.FORMAT + "=protobuf, or another mode");
    }
    boolean usesDeclared =
        values.schemaMode() == SchemaMode.DECLARED || values.schemaMode() == SchemaMode.INFERRED;
    if (!values.declared().isEmpty() && !usesDeclared) {
      add(
          ValueSettings.DECLARED,
          "nothing uses it",
          "Remove it, or set " + ValueSettings.SCHEMA_MODE + "=declared");
    }
  }

  private void columns() {
    if (!records.columns().isEmpty() && !values.hasColumns()) {
      add(
          RecordSettings.COLUMNS,
          "only structs of columns use them",
          "Remove them, or set "
              + ValueSettings.MODE
              + "=struct and "
              + ValueSettings.SCHEMA_MODE
              + "=columns");
    }
    if (values.hasColumns() && !format.isStructured()) {
      add(
          RecordSettings.COLUMNS,
          "a record of this format has no parts",
          "Remove them, or set another " + FormatSettings.FORMAT);
    }
  }

  private void extras() {
    if (values.mode() == ValueMode.STRUCT || values.mode() == ValueMode.MAP) {
      return;
    }
    if (!records.copied().isEmpty()) {
      add(
          RecordSettings.COPIED,
          "a value of mode " + values.mode() + " takes no further fields",
          "Use " + RecordSettings.HEADERS + ", or " + ValueSettings.MODE + "=struct");
    }
    if (records.timestampField() != null) {
      add(
          RecordSettings.TIMESTAMP_FIELD,
          "a value of mode " + values.mode() + " takes no further fields",
          "Remove it, or set " + ValueSettings.MODE + "=struct");
    }
  }

  /** Pointers into a response that is nothing but its records. */
  private void envelope() {
    if (format.hasEnvelope()) {
      return;
    }
    bare(RecordSettings.POINTER, !records.pointer().isEmpty());
    ResponseSettings response = endpoint.response();
    bare(ResponseSettings.ERROR_POINTER, !response.errorPointer().isEmpty());
    bare(ResponseSettings.VERSION_POINTER, !response.versionPointer().isEmpty());
    bare(CursorSettings.FIELDS, !endpoint.cursor().from(CursorField.Source.RESPONSE).isEmpty());
    bare(
        RecordSettings.COPIED,
        records.copied().stream().anyMatch(field -> field.origin().kind() == Origin.Kind.RESPONSE));
    bare(
        RecordSettings.HEADERS,
        records.headers().stream()
            .anyMatch(header -> header.origin().kind() == Origin.Kind.RESPONSE));
  }

  private void bare(String key, boolean isUsed) {
    if (isUsed) {
      add(
          key,
          "a response of this format is nothing but its records",
          "Remove it, or set another " + FormatSettings.FORMAT);
    }
  }

  /** Pointers into records that have no parts. */
  private void parts() {
    if (format.isStructured()) {
      return;
    }
    if (!records.key().isEmpty()) {
      add(
          RecordSettings.KEY,
          "a record of this format has no parts",
          "Remove it, or set another " + FormatSettings.FORMAT);
    }
    if (records.timestamp() != null && RecordSettings.columnName(records.timestamp()) == null) {
      add(
          RecordSettings.TIMESTAMP,
          "a record of this format has no parts",
          "Name a column of " + RecordSettings.COPIED + ", or remove it");
    }
  }

  private void format() {
    boolean hasBytes = format != ResponseFormat.CSV && format != ResponseFormat.XML;
    if (values.mode() == ValueMode.RAW && !hasBytes) {
      add(
          ValueSettings.MODE,
          "a record of this format has no bytes of its own",
          "Set it to json, map or struct");
    }
    CsvSettings csv = endpoint.format().csv();
    if (csv.separator() == csv.quote()) {
      add(
          CsvSettings.SEPARATOR,
          "it is the same as " + CsvSettings.QUOTE,
          "Choose two different characters");
    }
    ProtobufSettings protobuf = endpoint.format().protobuf();
    if (format == ResponseFormat.PROTOBUF) {
      needed(ProtobufSettings.DESCRIPTOR, protobuf.descriptor());
      needed(ProtobufSettings.MESSAGE, protobuf.message());
    }
  }

  private void needed(String key, String value) {
    if (value.isEmpty()) {
      add(key, "a protobuf body cannot be read without it", "Set it");
    }
  }

  private void duplicates() {
    DedupeSettings dedupe = endpoint.dedupe();
    if (dedupe.mode() != DedupeMode.RECORD) {
      return;
    }
    if (dedupe.key().isEmpty() && records.key().isEmpty()) {
      add(
          DedupeSettings.MODE,
          "nothing tells one record from another",
          "Set " + RecordSettings.KEY + " or " + DedupeSettings.KEY);
    }
    if (dedupe.ignore().isEmpty()) {
      return;
    }
    if (!dedupe.version().isEmpty()) {
      add(
          DedupeSettings.IGNORE,
          "only " + DedupeSettings.VERSION + " is compared",
          "Remove one of the two");
    } else if (values.mode() == ValueMode.JSON || values.mode() == ValueMode.RAW) {
      add(
          DedupeSettings.IGNORE,
          "a value of mode " + values.mode() + " is compared as a whole",
          "Set " + DedupeSettings.VERSION + " instead");
    }
  }

  private void tombstones() {
    DedupeSettings dedupe = endpoint.dedupe();
    if (dedupe.tombstones() && records.key().isEmpty()) {
      add(DedupeSettings.TOMBSTONES, "a tombstone needs a key", "Set " + RecordSettings.KEY);
    }
    if (dedupe.tombstonesWhenEmpty() && !dedupe.tombstones()) {
      add(
          DedupeSettings.TOMBSTONES_WHEN_EMPTY,
          "there are no tombstones",
          "Set " + DedupeSettings.TOMBSTONES + "=true");
    }
  }

  private void add(String key, String reason, String whatToDo) {
    findings.add(new Finding(key, reason, whatToDo));
  }
}
