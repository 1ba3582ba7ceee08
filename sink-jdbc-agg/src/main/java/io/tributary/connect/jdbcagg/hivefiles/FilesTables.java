package io.tributary.connect.jdbcagg.hivefiles;

import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.flush.TableCatalog;
import io.tributary.connect.jdbcagg.flush.TableShape;
import io.tributary.connect.jdbcagg.hive.HiveSession;
import io.tributary.connect.jdbcagg.hive.HiveText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.hive.metastore.api.FieldSchema;
import org.apache.hadoop.hive.metastore.api.Table;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the external table, or checks the one that is there. */
public final class FilesTables implements TableCatalog {

  private static final Logger LOG = LoggerFactory.getLogger(FilesTables.class);

  private final HiveSession session;
  private final Metastore metastore;
  private final FilesLedger ledger;
  private final FilesTable table;
  private final boolean creates;

  /** What it stands on. */
  public record Ports(HiveSession session, Metastore metastore, FilesLedger ledger) {}

  /**
   * @param creates whether a missing table is created, and columns follow the statement's types
   */
  public FilesTables(Ports ports, FilesTable table, boolean creates) {
    this.session = ports.session();
    this.metastore = ports.metastore();
    this.ledger = ports.ledger();
    this.table = table;
    this.creates = creates;
  }

  /** Hive's texts have no longest one. Columns change with the version, so they are let be here. */
  @Override
  public Map<String, Integer> ensure(TableShape shape) {
    List<FieldSchema> wanted = columns(shape);
    Table found = findOrCreate(wanted);
    if (!creates && !sameColumns(wanted, found.getSd().getCols())) {
      throw misfit("has other columns", wanted);
    }
    return Map.of();
  }

  /** The table; made with one column without meaning where no record has shown a type yet. */
  Table ensureTable() {
    return findOrCreate(List.of(new FieldSchema("nothing_yet", "string", null)));
  }

  private Table findOrCreate(List<FieldSchema> columns) {
    Table found = metastore.find(table.name());
    if (found == null) {
      if (!creates) {
        throw misfit("is missing", columns);
      }
      makeFirstVersion();
      session.execute("Creating table " + table.name(), HiveDdl.create(table, columns));
      LOG.info("Created table {}", table.name());
      found = metastore.find(table.name());
    }
    if (found == null) {
      throw new RetriableException("Table " + table.name() + " is not there although it was made");
    }
    ledger.folder(found);
    return found;
  }

  private void makeFirstVersion() {
    try {
      table.version(FilesTable.FIRST_FOLDER).makeEmpty();
    } catch (IOException e) {
      throw new RetriableException(
          "Making the folder of table " + table.name() + " failed with " + e.getClass());
    }
  }

  /** The columns that Hive shows, in the order of the SELECT list. */
  static List<FieldSchema> columns(TableShape shape) {
    return shape.columns().stream()
        .filter(column -> !column.invisible())
        .map(FilesTables::column)
        .toList();
  }

  private static FieldSchema column(ColumnShape column) {
    return new FieldSchema(
        column.name().toLowerCase(Locale.ROOT),
        HiveText.type(column).toLowerCase(Locale.ROOT),
        null);
  }

  private static boolean sameColumns(
      List<FieldSchema> wanted, @Nullable List<FieldSchema> existing) {
    return existing != null && names(wanted).equals(names(existing));
  }

  private static List<String> names(List<FieldSchema> columns) {
    return columns.stream().map(column -> column.getName() + " " + column.getType()).toList();
  }

  private ConnectException misfit(String reason, List<FieldSchema> wanted) {
    return new ConnectException(
        "aggregates: table %s %s. Make it fit this, or let table.create=true make it:%n%s"
            .formatted(table.name(), reason, HiveDdl.create(table, wanted)));
  }
}
