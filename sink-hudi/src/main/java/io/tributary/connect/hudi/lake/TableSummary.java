package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.config.TableSettings;
import io.tributary.connect.hudi.model.TableContent;
import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.kit.error.FailureKind;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hudi.common.table.HoodieTableMetaClient;

/** Sums up what a table holds, by reading all of it. */
public final class TableSummary {

  private TableSummary() {}

  /**
   * Reads a table as its last commit left it. Commits that come meanwhile do no harm unless they
   * are so many that files of that one are cleaned.
   *
   * @param owner who writes the table
   * @throws TableFailure where there is no such table, or it cannot be read
   */
  public static TableContent read(LakeSession session, TableSettings settings, String owner) {
    HudiTables tables = new HudiTables(settings, session.configuration());
    return HudiFailures.guard(
        session,
        "read the table",
        settings.path(),
        () -> {
          if (!tables.exists()) {
            throw new TableFailure(
                FailureKind.MISCONFIGURED,
                "There is no table [target=%s].".formatted(settings.path()),
                null);
          }
          HoodieTableMetaClient table = tables.open();
          RowChecksum checksum = new RowChecksum();
          Map<String, TableContent.Partition> partitions = new TreeMap<>();
          new TableRows(table, session.configuration())
              .forEach(
                  (partition, row) ->
                      partitions.put(
                          partition,
                          partitions
                              .getOrDefault(partition, TableContent.Partition.NONE)
                              .plus(checksum.of(row))));
          return new TableContent(
              new TableHistory(settings.path(), owner).last(table).offsets(), partitions);
        });
  }
}
