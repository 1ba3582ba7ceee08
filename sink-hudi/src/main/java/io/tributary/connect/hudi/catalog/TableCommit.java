package io.tributary.connect.hudi.catalog;

import io.tributary.connect.hudi.model.InstantId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a catalog may have to learn from a commit.
 *
 * @param columns all columns of the table
 * @param partitions paths of the partitions in which files were written
 */
public record TableCommit(InstantId instant, List<CatalogColumn> columns, Set<String> partitions) {

  public TableCommit {
    columns = List.copyOf(columns);
    partitions = Set.copyOf(partitions);
  }

  /** This commit and a later one, as if they were one. */
  TableCommit then(TableCommit later) {
    Set<String> both = new HashSet<>(partitions);
    both.addAll(later.partitions());
    return new TableCommit(later.instant(), later.columns(), both);
  }
}
