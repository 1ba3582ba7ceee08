package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.aggregate.StatementFold;
import io.tributary.connect.jdbcagg.config.WindowSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * A statement whose windows are sessions: which record belongs to which is known when it is
 * written.
 */
public final class SessionFold implements Fold {

  private final AppendFold fold;

  public SessionFold(StatementFold fold, TableCatalog tables, WindowSettings windows) {
    this.fold = new AppendFold(fold, tables, windows);
  }

  @Override
  public boolean learn(SinkRecord record) {
    return fold.learn(record);
  }

  @Override
  public void bind() {
    fold.bind();
  }

  @Override
  public void read(SinkRecord record) {
    fold.read(record);
  }

  @Override
  public void add() {
    fold.add();
  }

  @Override
  public Optional<TableChanges> changes() {
    return fold.groups().map(SessionFold::sessions);
  }

  private static SessionChanges sessions(GroupChanges single) {
    Sessions sessions = new Sessions(single.shape());
    Map<byte[], List<GroupRow>> byGroup = new TreeMap<>(Arrays::compareUnsigned);
    for (GroupRow row : single.rows()) {
      byGroup.computeIfAbsent(sessions.group(row), absent -> new ArrayList<>()).add(row);
    }
    List<SessionChanges.SessionGroup> groups = new ArrayList<>();
    byGroup.forEach(
        (group, rows) -> groups.add(new SessionChanges.SessionGroup(group, sessions.join(rows))));
    return new SessionChanges(single.shape(), groups);
  }

  @Override
  public void clear() {
    fold.clear();
  }
}
