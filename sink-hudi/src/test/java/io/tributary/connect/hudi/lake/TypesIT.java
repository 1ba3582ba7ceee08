package io.tributary.connect.hudi.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.hudi.commit.CommitMeter;
import io.tributary.connect.hudi.config.TableSettings;
import io.tributary.connect.hudi.config.TestTables;
import io.tributary.connect.hudi.model.FileStat;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.Offsets;
import io.tributary.connect.hudi.model.RowChange;
import io.tributary.connect.hudi.model.RowKey;
import io.tributary.connect.hudi.model.TableSchema;
import io.tributary.connect.hudi.write.WriteOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of each type on the way into the table, and of tables whose records change. */
class TypesIT {

  private static final TopicPartition SOURCE = new TopicPartition("t", 0);
  private static final Instant MOMENT = Instant.parse("2026-01-02T03:04:05.678Z");

  @TempDir private Path folder;

  private final LakeSession session = new LakeSession("types", TestTables.localStorage());
  private long next;

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void keepsEveryTypeAndEveryNull() throws IOException {
    Schema inner =
        SchemaBuilder.struct().optional().field("x", Schema.OPTIONAL_INT32_SCHEMA).build();
    Schema schema =
        SchemaBuilder.struct()
            .field("id", Schema.INT64_SCHEMA)
            .field("small", Schema.INT8_SCHEMA)
            .field("whole", Schema.FLOAT64_SCHEMA)
            .field("single", Schema.OPTIONAL_FLOAT32_SCHEMA)
            .field("flag", Schema.BOOLEAN_SCHEMA)
            .field("bytes", Schema.OPTIONAL_BYTES_SCHEMA)
            .field("moment", Timestamp.builder().optional().build())
            .field("day", org.apache.kafka.connect.data.Date.builder().optional().build())
            .field("clock", Time.builder().optional().build())
            .field("price", decimal(10, 2))
            .field("inner", inner)
            .field("list", SchemaBuilder.array(Schema.OPTIONAL_STRING_SCHEMA).optional().build())
            .field("structs", SchemaBuilder.array(inner).optional().build())
            .field(
                "map",
                SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.OPTIONAL_INT64_SCHEMA)
                    .optional()
                    .build())
            .build();
    Struct full =
        new Struct(schema)
            .put("id", 1L)
            .put("small", (byte) -3)
            .put("whole", 7.0)
            .put("single", 1.5f)
            .put("flag", true)
            .put("bytes", new byte[] {1, 2})
            .put("moment", Date.from(MOMENT))
            .put("day", new Date(86_400_000L * 20_000))
            .put("clock", new Date(1_234))
            .put("price", new BigDecimal("-12345.67"))
            .put("inner", new Struct(inner).put("x", 5))
            .put("list", Arrays.asList("a", null, "b"))
            .put("structs", List.of(new Struct(inner).put("x", 6)))
            .put("map", java.util.Collections.singletonMap("k", null));
    Struct empty =
        new Struct(schema)
            .put("id", 2L)
            .put("small", (byte) 0)
            .put("whole", -0.0)
            .put("flag", false);

    HudiRowEncoder encoder = new HudiRowEncoder(settings(), TestTables.columns());
    commit(encoder, put(encoder, full), put(encoder, empty));
    commit(encoder, put(encoder, empty));

    Map<String, Map<String, Object>> rows = LakeReader.rows(path(), session.configuration());
    Map<String, Object> row = rows.get("1");
    assertThat(row)
        .containsEntry("id", 1L)
        .containsEntry("small", -3)
        .containsEntry("whole", 7.0)
        .containsEntry("single", 1.5f)
        .containsEntry("flag", true)
        .containsEntry("bytes", ByteBuffer.wrap(new byte[] {1, 2}))
        .containsEntry("moment", MOMENT.toEpochMilli() * 1000)
        .containsEntry("day", 20_000)
        .containsEntry("clock", 1_234_000L);
    assertThat(new BigInteger(((GenericData.Fixed) row.get("price")).bytes())).isEqualTo(-1234567);
    assertThat(((GenericRecord) row.get("inner")).get("x")).isEqualTo(5);
    assertThat(row.get("list").toString()).isEqualTo("[a, null, b]");
    assertThat(((GenericRecord) ((List<?>) row.get("structs")).get(0)).get("x")).isEqualTo(6);
    assertThat(row.get("map").toString()).isEqualTo("{k=null}");
    assertThat(rows.get("2"))
        .containsEntry("whole", -0.0)
        .containsEntry("single", null)
        .containsEntry("moment", null)
        .containsEntry("price", null)
        .containsEntry("inner", null)
        .containsEntry("list", null);

    MessageType columns = parquetSchema();
    assertThat(columns.getType("price").getLogicalTypeAnnotation())
        .isEqualTo(LogicalTypeAnnotation.decimalType(2, 10));
    assertThat(columns.getType("price").asPrimitiveType().getPrimitiveTypeName().name())
        .isEqualTo("FIXED_LEN_BYTE_ARRAY");
    assertThat(columns.getType("moment").getLogicalTypeAnnotation())
        .isEqualTo(
            LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS));
  }

  @Test
  void takesDebeziumsTimesForWhatTheyMean() {
    Schema schema =
        SchemaBuilder.struct()
            .field("id", Schema.INT64_SCHEMA)
            .field("ms", SchemaBuilder.int64().name("io.debezium.time.Timestamp").build())
            .field("us", SchemaBuilder.int64().name("io.debezium.time.MicroTimestamp").build())
            .field("day", SchemaBuilder.int32().name("io.debezium.time.Date").build())
            .build();
    HudiRowEncoder encoder = new HudiRowEncoder(settings(), TestTables.columns());
    commit(
        encoder,
        put(encoder, new Struct(schema).put("id", 1L).put("ms", 5L).put("us", 7L).put("day", 9)));
    assertThat(LakeReader.rows(path(), session.configuration()).get("1"))
        .containsEntry("ms", 5_000L)
        .containsEntry("us", 7L)
        .containsEntry("day", 9);
  }

  @Test
  void growsByColumnsThatLaterRecordsBringAndKeepsThoseTheyLack() {
    Schema first = row().field("a", Schema.OPTIONAL_INT32_SCHEMA).build();
    Schema second =
        row().field("b", Schema.STRING_SCHEMA).field("a", Schema.OPTIONAL_INT64_SCHEMA).build();
    HudiRowEncoder encoder = new HudiRowEncoder(settings(), TestTables.columns());
    commit(encoder, put(encoder, new Struct(first).put("id", 1L).put("a", 1)));
    // The batch holds a row of the old shape that must be brought into the new one.
    RowChange old = put(encoder, new Struct(first).put("id", 2L).put("a", 2));
    RowChange wide =
        put(encoder, new Struct(second).put("id", 3L).put("a", 1L << 40).put("b", "new"));
    commit(encoder, old, wide);
    commit(encoder, put(encoder, new Struct(first).put("id", 4L).put("a", 4)));

    Map<String, Map<String, Object>> rows = LakeReader.rows(path(), session.configuration());
    assertThat(rows.get("1")).containsEntry("a", 1L).containsEntry("b", null);
    assertThat(rows.get("2")).containsEntry("a", 2L).containsEntry("b", null);
    assertThat(rows.get("3")).containsEntry("a", 1L << 40).containsEntry("b", "new");
    assertThat(rows.get("4")).containsEntry("a", 4L).containsEntry("b", null);
  }

  @Test
  void growsInsideStructsListsAndMapsOfRowsThatAreThere() {
    Schema before =
        SchemaBuilder.struct().optional().field("x", Schema.OPTIONAL_INT32_SCHEMA).build();
    Schema after =
        SchemaBuilder.struct()
            .optional()
            .field("y", Schema.OPTIONAL_STRING_SCHEMA)
            .field("x", Schema.OPTIONAL_INT32_SCHEMA)
            .build();
    HudiRowEncoder encoder = new HudiRowEncoder(settings(), TestTables.columns());
    commit(encoder, put(encoder, nested(1, new Struct(before).put("x", 1))));
    commit(encoder, put(encoder, nested(2, new Struct(after).put("x", 2).put("y", "b"))));
    commit(encoder, put(encoder, nested(3, new Struct(before).put("x", 3))));

    Map<String, Map<String, Object>> rows = LakeReader.rows(path(), session.configuration());
    assertThat(rows.get("1").get("s")).hasToString("{\"x\": 1, \"y\": null}");
    assertThat(rows.get("1").get("list")).hasToString("[{\"x\": 1, \"y\": null}]");
    assertThat(rows.get("1").get("map")).hasToString("{k={\"x\": 1, \"y\": null}}");
    assertThat(rows.get("2").get("list")).hasToString("[{\"x\": 2, \"y\": \"b\"}]");
    assertThat(rows.get("3").get("map")).hasToString("{k={\"x\": 3, \"y\": null}}");
  }

  private static Struct nested(long id, Struct inner) {
    Schema schema =
        row()
            .field("s", inner.schema())
            .field("list", SchemaBuilder.array(inner.schema()).optional().build())
            .field(
                "map", SchemaBuilder.map(Schema.STRING_SCHEMA, inner.schema()).optional().build())
            .build();
    return new Struct(schema)
        .put("id", id)
        .put("s", inner)
        .put("list", List.of(inner))
        .put("map", Map.of("k", inner));
  }

  @Test
  void refusesAnotherTypeForAColumnAndChangesNothing() {
    HudiRowEncoder encoder = new HudiRowEncoder(settings(), TestTables.columns());
    Schema number = row().field("a", Schema.OPTIONAL_INT32_SCHEMA).build();
    Schema text = row().field("a", Schema.OPTIONAL_STRING_SCHEMA).build();
    encoder.include(number);
    TableSchema before = encoder.schema();
    assertThatThrownBy(() -> encoder.encode(new Struct(text).put("id", 1L).put("a", "x")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("column a is int in the table but string in the record");
    assertThat(encoder.schema()).isEqualTo(before);
  }

  @Test
  void refusesADecimalThatDoesNotFitWithoutQuotingIt() {
    HudiRowEncoder encoder = new HudiRowEncoder(settings(), TestTables.columns());
    Schema schema = row().field("price", decimal(4, 2)).build();
    Struct row = new Struct(schema).put("id", 1L).put("price", new BigDecimal("123.45"));
    assertThatThrownBy(() -> encoder.encode(row))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("price has more digits than the 4")
        .hasMessageNotContaining("123");
  }

  private static SchemaBuilder row() {
    return SchemaBuilder.struct().field("id", Schema.INT64_SCHEMA);
  }

  private static Schema decimal(int precision, int scale) {
    return Decimal.builder(scale)
        .parameter("connect.decimal.precision", Integer.toString(precision))
        .optional()
        .build();
  }

  private void commit(HudiRowEncoder encoder, RowChange... changes) {
    TableSchema schema = encoder.schema();
    try (HudiTimeline timeline =
        new HudiTimeline(
            session,
            settings(),
            new HudiTimeline.Committer("types", 7),
            CommitMeter.NONE,
            Clock.systemUTC())) {
      HudiTableWriter writer = new HudiTableWriter(session, settings(), 7, Clock.systemUTC());
      Offsets base = timeline.read().offsets();
      InstantId instant = timeline.open(schema).instant();
      List<FileStat> files =
          writer
              .write(
                  new WriteOrder(instant, schema, Long.MAX_VALUE),
                  Map.of(SOURCE, Arrays.asList(changes)))
              .getOrDefault(SOURCE, List.of());
      timeline.commit(
          instant, schema, files, base, new Offsets(Map.of(SOURCE, ++next), Map.of("t", 1)));
    }
  }

  private static RowChange put(HudiRowEncoder encoder, Struct row) {
    return new RowChange.Upsert(
        new RowKey(row.get("id").toString(), ""), encoder.encode(row), null);
  }

  /** What any Parquet reader sees, Hudi's or not. */
  private MessageType parquetSchema() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Path file =
          files.filter(each -> each.toString().endsWith(".parquet")).findFirst().orElseThrow();
      HadoopInputFile input =
          HadoopInputFile.fromPath(
              new org.apache.hadoop.fs.Path(file.toUri()), session.configuration());
      try (ParquetFileReader reader = ParquetFileReader.open(input)) {
        return reader.getFooter().getFileMetaData().getSchema();
      }
    }
  }

  private String path() {
    return "file:" + folder.resolve("t");
  }

  private TableSettings settings() {
    return TestTables.table("t", path(), "id", Map.of("parquet.codec", "snappy"));
  }
}
