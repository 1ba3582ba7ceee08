package io.tributary.connect.jdbcagg.config;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * What records are, and how the changes of a source's rows are taken.
 *
 * @param keepsEmptyGroups whether a group stays when its last row is taken back
 */
public record ChangeSettings(
    ChangeTracking tracking, TruncatePolicy truncatePolicy, boolean keepsEmptyGroups) {

  public static final String MODE = "cdc.mode";
  public static final String STATE = "cdc.state";
  private static final String TRUNCATE = "cdc.truncate";
  private static final String EMPTY_GROUPS = "cdc.empty.groups";

  private static final EnumValidator<Mode> MODES = EnumValidator.of(Mode.class);
  private static final EnumValidator<State> STATES = EnumValidator.of(State.class);
  private static final EnumValidator<TruncatePolicy> TRUNCATES =
      EnumValidator.of(TruncatePolicy.class);
  private static final EnumValidator<EmptyGroups> EMPTIES = EnumValidator.of(EmptyGroups.class);

  private enum Mode {
    NONE,
    DEBEZIUM
  }

  private enum State {
    TABLE,
    NONE
  }

  private enum EmptyGroups {
    DELETE,
    KEEP
  }

  static void define(KeyGroup keys) {
    keys.key(
            MODE,
            ConfigDef.Type.STRING,
            "none",
            MODES,
            Importance.HIGH,
            "What records are. none: facts, each of which adds to its groups for good. debezium:"
                + " change events with before, after and op; an update takes back what the row"
                + " added, a delete all of it, and the aggregates are those of the rows that the"
                + " source table has. The fields of a statement are those of the row. Needs"
                + " schemas.")
        .key(
            STATE,
            ConfigDef.Type.STRING,
            "table",
            STATES,
            Importance.MEDIUM,
            "With cdc.mode=debezium: how it is known what a row added. table: a table beside,"
                + " <table>__rows, keeps it by the row's key, so that events sent again, snapshots"
                + " made again and logs without the row before the change do no harm. none: the row"
                + " before the change tells it; faster, but it must be logged whole, and a second"
                + " snapshot stops the task. MySQL and MariaDB as sources only.")
        .key(
            TRUNCATE,
            ConfigDef.Type.STRING,
            "retract",
            TRUNCATES,
            Importance.LOW,
            "What a truncated source table does, if the source connector tells of it"
                + " (skipped.operations=none): retract takes back all that its rows added and needs"
                + " cdc.state=table and a topic of one partition, ignore keeps it, fail stops the"
                + " task.")
        .key(
            EMPTY_GROUPS,
            ConfigDef.Type.STRING,
            "delete",
            EMPTIES,
            Importance.LOW,
            "What becomes of a group whose last row is taken back: delete its row, or keep it with"
                + " counts of 0.");
  }

  static ChangeSettings parse(AbstractConfig config) {
    return new ChangeSettings(
        tracking(config),
        TRUNCATES.parse(config.getString(TRUNCATE)),
        EMPTIES.parse(config.getString(EMPTY_GROUPS)) == EmptyGroups.KEEP);
  }

  private static ChangeTracking tracking(AbstractConfig config) {
    if (MODES.parse(config.getString(MODE)) == Mode.NONE) {
      return ChangeTracking.NONE;
    }
    return STATES.parse(config.getString(STATE)) == State.TABLE
        ? ChangeTracking.STATE_TABLE
        : ChangeTracking.BEFORE_IMAGES;
  }
}
