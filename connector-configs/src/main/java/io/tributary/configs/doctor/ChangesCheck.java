package io.tributary.configs.doctor;

import java.util.List;
import java.util.Locale;

/** Changes of a database's tables, from Debezium to the sinks. */
final class ChangesCheck implements Check {

  private static final String UNWRAP = "ExtractNewRecordState";

  @Override
  public void run(Setup setup, Findings findings) {
    List<TopicWriter> writers = TopicWriter.of(setup);
    for (ConnectorConfig source : setup.sources()) {
      if (source.isDebezium()) {
        decimals(source, findings);
        keys(setup, source, findings);
      }
    }
    for (ConnectorConfig sink : setup.sinks()) {
      TopicWriter.readBy(sink, writers).values().stream()
          .flatMap(List::stream)
          .filter(writer -> writer.config().isDebezium())
          .forEach(writer -> form(sink, writer.config(), findings));
    }
  }

  private static void decimals(ConnectorConfig source, Findings findings) {
    String key = "decimal.handling.mode";
    if (source.get(key, "precise").equals("double")) {
      findings.warning(
          source, key, "decimals lose digits as doubles", "Leave it out: precise is the default");
    }
  }

  private static void keys(Setup setup, ConnectorConfig source, Findings findings) {
    String named = source.get("message.key.columns", "").toLowerCase(Locale.ROOT);
    for (String table : source.list("table.include.list")) {
      String name = table.substring(table.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
      TableDefinition definition = setup.tables().get(name);
      if (definition != null && !definition.keyed() && !named.contains(name + ":")) {
        findings.error(
            source,
            "table.include.list",
            "the table %s has no primary key, so its changes have no key".formatted(name),
            "Give it one, or name columns in message.key.columns");
      }
    }
  }

  private static void form(ConnectorConfig sink, ConnectorConfig source, Findings findings) {
    boolean unwrapped = unwraps(source) || unwraps(sink);
    boolean counts = sink.isAggregates() && !sink.isUpserting();
    if (counts && sink.get("cdc.mode", "none").equals("none") && !unwrapped) {
      findings.error(
          sink,
          "cdc.mode",
          source.file() + " writes changes, and each would count as a fact of its own",
          "Set it to debezium");
    }
    if (sink.isHudi() || sink.isUpserting()) {
      rows(sink, source, unwrapped, findings);
    }
  }

  private static void rows(
      ConnectorConfig sink, ConnectorConfig source, boolean unwrapped, Findings findings) {
    String format = sink.get("record.format", "auto");
    if (unwrapped && format.equals("debezium")) {
      findings.error(
          sink,
          "record.format",
          UNWRAP + " takes the envelope away that it asks for",
          "Set it to flattened, or leave it out");
    }
    if (!unwrapped && (format.equals("plain") || format.equals("flattened"))) {
      findings.error(
          sink,
          "record.format",
          source.file() + " writes Debezium's envelopes, and they would be taken for rows",
          "Set it to debezium, or leave it out");
    }
  }

  private static boolean unwraps(ConnectorConfig config) {
    return config.chain().stages().stream().anyMatch(stage -> stage.type().contains(UNWRAP));
  }
}
