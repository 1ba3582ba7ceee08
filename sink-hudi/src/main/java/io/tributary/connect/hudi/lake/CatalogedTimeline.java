package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.catalog.CommitListener;
import io.tributary.connect.hudi.catalog.TableCommit;
import io.tributary.connect.hudi.commit.TableTimeline;
import io.tributary.connect.hudi.model.FileStat;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.Offsets;
import io.tributary.connect.hudi.model.TableSchema;
import io.tributary.connect.hudi.model.TableState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A timeline that tells of its commits once they are done. */
public final class CatalogedTimeline implements TableTimeline {

  private final TableTimeline timeline;
  private final CommitListener listener;

  public CatalogedTimeline(TableTimeline timeline, CommitListener listener) {
    this.timeline = timeline;
    this.listener = listener;
  }

  /** Tells of the last commit again, whose writer may have died before anybody heard of it. */
  public void tellOfLast() {
    TableState last = read();
    if (last.schema() != null && last.newest() != null) {
      listener.committed(
          new TableCommit(last.newest(), CatalogColumns.of(last.schema()), Set.of()));
    }
  }

  @Override
  public TableState read() {
    return timeline.read();
  }

  @Override
  public Opened open(TableSchema schema) {
    return timeline.open(schema);
  }

  @Override
  public void commit(
      InstantId instant, TableSchema schema, List<FileStat> files, Offsets base, Offsets next) {
    timeline.commit(instant, schema, files, base, next);
    listener.committed(new TableCommit(instant, CatalogColumns.of(schema), partitions(files)));
  }

  @Override
  public void maintain() {
    timeline.maintain();
  }

  @Override
  public void close() {
    timeline.close();
  }

  private static Set<String> partitions(List<FileStat> files) {
    Set<String> partitions = new HashSet<>();
    for (FileStat file : files) {
      try {
        partitions.add(FileStats.decode(file).getPartitionPath());
      } catch (IOException e) {
        throw new UncheckedIOException("a file that was committed cannot be read again", e);
      }
    }
    return partitions;
  }
}
