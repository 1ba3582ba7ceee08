package io.tributary.connect.hudi.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.hudi.config.TestTables;
import io.tributary.connect.hudi.model.RowKey;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class AppendedRowsTest {

  @Test
  void makesARowOfEachRecordWhateverItsKey() {
    Struct row = Rows.row("a", 1, "x");
    SinkRecord record = new SinkRecord("t", 3, null, null, Rows.ROW, row, 17);
    assertThat(reader("auto", Map.of()).read(record).changes())
        .containsExactly(new Change.Put(new RowKey("t/3/17", "region=x"), row, null));
  }

  @Test
  void takesWhatAChangeEventLeavesBehind() {
    Struct after = Rows.row("a", 2, "y");
    SinkRecord update = Rows.change("u", Rows.row("a", 1, "x"), after);
    for (String format : new String[] {"auto", "debezium"}) {
      assertThat(reader(format, Map.of()).read(update).changes())
          .singleElement()
          .satisfies(change -> assertThat(((Change.Put) change).row()).isSameAs(after));
    }
  }

  @Test
  void reportsDeletesUnlessTheyAreToBePassedOver() {
    Map<String, String> passedOver = Map.of("delete.enabled", "false");
    SinkRecord event = Rows.change("d", Rows.row("a", 1, "x"), null);
    SinkRecord tombstone = new SinkRecord("t", 3, null, "k", null, null, 18);
    Struct gone = Rows.flattened("a", 1, "x", "true");
    SinkRecord marked = new SinkRecord("t", 3, null, "k", gone.schema(), gone, 19);
    for (SinkRecord record : new SinkRecord[] {event, tombstone, marked}) {
      assertThatThrownBy(() -> reader("auto", Map.of()).read(record))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("delete.enabled=false");
      assertThat(reader("auto", passedOver).read(record).changes()).isEmpty();
    }
  }

  @Test
  void refusesWhatIsNoRow() {
    SinkRecord text = new SinkRecord("t", 3, null, null, null, "text", 17);
    assertThatThrownBy(() -> reader("auto", Map.of()).read(text))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no schema");
    SinkRecord row = new SinkRecord("t", 3, null, null, Rows.ROW, Rows.row("a", 1, "x"), 17);
    assertThatThrownBy(() -> reader("debezium", Map.of()).read(row))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no Debezium envelope");
  }

  private static RecordReader reader(String format, Map<String, String> changed) {
    Map<String, String> all = new HashMap<>(changed);
    all.put("write.mode", "append");
    all.put("partition.fields", "region");
    return new RecordReader(TestTables.records(format, "", all));
  }
}
