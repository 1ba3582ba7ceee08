package io.tributary.connect.hudi.catalog;

import java.util.Set;

/** The partitions that the table has in its storage. */
public interface TablePartitions {

  /**
   * Lists them all, which costs a request or more for each.
   *
   * @return their paths, none for an unpartitioned table
   * @throws io.tributary.connect.hudi.model.TableFailure where the storage cannot be read
   */
  Set<String> all();
}
