package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.catalog.TablePartitions;
import io.tributary.connect.hudi.config.TableSettings;
import java.util.Set;
import org.apache.hudi.common.fs.FSUtils;

/** The partitions of a Hudi table, as its folders show them. */
public final class StoredPartitions implements TablePartitions {

  private final LakeSession session;
  private final TableSettings settings;

  public StoredPartitions(LakeSession session, TableSettings settings) {
    this.session = session;
    this.settings = settings;
  }

  @Override
  public Set<String> all() {
    if (settings.partitionFields().isEmpty()) {
      return Set.of();
    }
    return HudiFailures.guard(
        session,
        "list partitions",
        settings.path(),
        () ->
            Set.copyOf(
                FSUtils.getAllPartitionPaths(
                    new CallerThreadContext(session.configuration(), new ServiceIdentity(0)),
                    new HudiTables(settings, session.configuration()).open(),
                    false)));
  }
}
