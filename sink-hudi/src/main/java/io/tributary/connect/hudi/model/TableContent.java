package io.tributary.connect.hudi.model;

import java.util.Map;

/**
 * What a table holds, in brief.
 *
 * @param offsets how far it has read its topics
 * @param partitions by path, that of an unpartitioned table being empty; none without rows
 */
public record TableContent(Offsets offsets, Map<String, Partition> partitions) {

  public TableContent {
    partitions = Map.copyOf(partitions);
  }

  /**
   * What one partition of the table holds.
   *
   * @param checksum of all values of all rows, whatever the order of rows and columns, their file
   *     and their commit; a column that is missing counts as null
   */
  public record Partition(long rows, long checksum) {

    public static final Partition NONE = new Partition(0, 0);

    /** This and one more row. */
    public Partition plus(long rowChecksum) {
      return new Partition(rows + 1, checksum + rowChecksum);
    }
  }
}
