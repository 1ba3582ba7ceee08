package io.tributary.quickstart.proof.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.quickstart.proof.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTableTest {

  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          "message row { optional binary _hoodie_record_key (STRING);"
              + " required binary id (STRING); optional double speed; }");

  @TempDir private Path folder;
  private LakeFixture lake;

  @BeforeEach
  void createTable() throws IOException {
    lake = new LakeFixture(folder);
  }

  @Test
  void readsTheNewestCompletedFileOfEachGroup() throws IOException {
    commit("001", "a", row("k1", 1.0));
    commit("002", "b", row("k2", 2.0));
    commit("003", "a", row("k1", 3.0));

    assertThat(speeds()).containsExactlyInAnyOrder(3.0, 2.0);
  }

  @Test
  void doesNotReadWhatACommitHasOnlyBegun() throws IOException {
    commit("001", "a", row("k1", 1.0));
    lake.begun("002");
    lake.baseFile("a", "0-0-0", "002", SCHEMA, List.of(row("k1", 99.0)));

    assertThat(speeds()).containsExactly(1.0);
  }

  @Test
  void doesNotReadAFileThatItsCommitDoesNotName() throws IOException {
    commit("001", "a", row("k1", 1.0));
    lake.baseFile("a", "9-9-9", "001", SCHEMA, List.of(row("k1", 99.0)));

    assertThat(speeds()).containsExactly(1.0);
  }

  @Test
  void readsFilesWhoseCommitWentToTheArchive() throws IOException {
    lake.baseFile("a", "0-0-0", "001", SCHEMA, List.of(row("k1", 1.0)));
    lake.baseFile("b", "0-0-0", "001", SCHEMA, List.of(row("k2", 2.0)));
    commit("005", "a", row("k1", 5.0));

    assertThat(speeds()).containsExactlyInAnyOrder(5.0, 2.0);
  }

  @Test
  void isEmptyWhereNoTableIs() throws IOException {
    assertThat(LakeTable.rows(new LocalLakeFiles(folder.resolve(".hoodie")))).isEmpty();
  }

  @Test
  void refusesALayoutItDoesNotKnow() throws IOException {
    lake.properties("hoodie.table.version=9", "hoodie.table.type=COPY_ON_WRITE");

    assertThatThrownBy(() -> LakeTable.rows(lake.files()))
        .isInstanceOf(LakeFormatException.class)
        .hasMessageContaining("hoodie.table.version=6");
  }

  @Test
  void givesEachTypeItsForm() throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message row { required binary id (STRING); optional boolean flag;"
                + " optional int32 small; optional int64 large; optional float single;"
                + " optional double real; optional int64 seen (TIMESTAMP(MICROS,true));"
                + " optional fixed_len_byte_array(5) price (DECIMAL(10,2));"
                + " optional group marks (LIST) { repeated int32 array; } }");
    Group row = new SimpleGroup(schema);
    row.add("id", "k1");
    row.add("flag", true);
    row.add("small", 7);
    row.add("large", 8L);
    row.add("single", 1.5f);
    row.add("real", 200.0);
    row.add("seen", 1_600_000_000_123_456L);
    row.add("price", Binary.fromConstantByteArray(fixed(-1999, 5)));
    Group marks = row.addGroup("marks");
    marks.add("array", 1);
    marks.add("array", 2);
    lake.completed("001", "a", lake.baseFile("a", "0-0-0", "001", schema, List.of(row)), 1);

    assertThat(LakeTable.rows(lake.files()).get(0).values())
        .containsEntry("id", "k1")
        .containsEntry("flag", true)
        .containsEntry("small", 7L)
        .containsEntry("large", 8L)
        .containsEntry("single", 1.5f)
        .containsEntry("real", 200.0)
        .containsEntry("seen", Instant.parse("2020-09-13T12:26:40.123456Z"))
        .containsEntry("price", new BigDecimal("-19.99"))
        .containsEntry("marks", List.of(1L, 2L));
  }

  @Test
  void keepsNullsAndHidesHudisColumns() throws IOException {
    commit("001", "a", row("k1", null));

    Row only = LakeTable.rows(lake.files()).get(0);
    assertThat(only.columns()).containsExactly("id", "speed");
    assertThat(only.value("speed")).isNull();
  }

  @Test
  void refusesTimestampsInMilliseconds() throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message row { optional int64 seen (TIMESTAMP(MILLIS,true)); }");
    Group row = new SimpleGroup(schema);
    row.add("seen", 1L);
    lake.completed("001", "a", lake.baseFile("a", "0-0-0", "001", schema, List.of(row)), 1);

    assertThatThrownBy(() -> LakeTable.rows(lake.files()))
        .isInstanceOf(LakeFormatException.class)
        .hasMessageContaining("a_0-0-0_001.parquet")
        .hasMessageContaining("seen");
  }

  private void commit(String instant, String fileId, Group... rows) throws IOException {
    String path = lake.baseFile(fileId, "0-0-0", instant, SCHEMA, List.of(rows));
    lake.completed(instant, fileId, path, rows.length);
  }

  private static Group row(String id, Double speed) {
    Group row = new SimpleGroup(SCHEMA);
    row.add("_hoodie_record_key", id);
    row.add("id", id);
    if (speed != null) {
      row.add("speed", speed);
    }
    return row;
  }

  private List<Object> speeds() throws IOException {
    return LakeTable.rows(lake.files()).stream().<Object>map(row -> row.value("speed")).toList();
  }

  private static byte[] fixed(long unscaled, int length) {
    byte[] wide = BigInteger.valueOf(unscaled).toByteArray();
    byte[] bytes = new byte[length];
    java.util.Arrays.fill(bytes, unscaled < 0 ? (byte) -1 : 0);
    System.arraycopy(wide, 0, bytes, length - wide.length, wide.length);
    return bytes;
  }
}
