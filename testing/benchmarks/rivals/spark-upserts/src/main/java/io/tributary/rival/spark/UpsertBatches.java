package io.tributary.rival.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * Upserts a topic of one partition into a Hudi table, batch after batch, on two cores, and writes
 * how many milliseconds each of them took, a line each.
 *
 * <p>Arguments: bootstrap servers, topic, the rows' columns as DDL, the record key, the table's
 * folder, its type as Hudi names it, rows of a batch, batches, and the file to write.
 */
public final class UpsertBatches {

  private static final int ARGUMENTS = 9;
  private static final Duration POLL = Duration.ofSeconds(1);

  private UpsertBatches() {}

  public static void main(String[] args) throws IOException {
    if (args.length != ARGUMENTS) {
      throw new IllegalArgumentException("usage: see the class");
    }
    int rows = Integer.parseInt(args[6]);
    int batches = Integer.parseInt(args[7]);
    try (SparkSession spark = session();
        KafkaConsumer<byte[], String> topic = consumer(args[0], args[1], rows);
        BufferedWriter figures = Files.newBufferedWriter(Path.of(args[8]))) {
      Deque<String> fetched = new ArrayDeque<>();
      for (int batch = 0; batch < batches; batch++) {
        long begun = System.nanoTime();
        upsert(parse(spark, next(topic, fetched, rows), args[2]), args);
        figures.write(Long.toString((System.nanoTime() - begun) / 1_000_000));
        figures.newLine();
      }
    }
  }

  private static SparkSession session() {
    return SparkSession.builder()
        .appName("upserts")
        .master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.default.parallelism", "2")
        .getOrCreate();
  }

  /**
   * The next rows of the topic, read as fast as a plain consumer does.
   *
   * @param fetched what earlier polls brought beyond their batch, which this one begins with
   */
  private static List<String> next(
      KafkaConsumer<byte[], String> topic, Deque<String> fetched, int rows) {
    while (fetched.size() < rows) {
      topic.poll(POLL).forEach(record -> fetched.add(record.value()));
    }
    List<String> batch = new ArrayList<>(rows);
    for (int i = 0; i < rows; i++) {
      batch.add(fetched.remove());
    }
    return batch;
  }

  private static Dataset<Row> parse(SparkSession spark, List<String> values, String columns) {
    DataType value = new StructType().add("payload", StructType.fromDDL(columns));
    return spark
        .createDataset(values, Encoders.STRING())
        .select(from_json(col("value"), value).as("record"))
        .select("record.payload.*");
  }

  private static KafkaConsumer<byte[], String> consumer(String bootstrap, String topic, int rows) {
    KafkaConsumer<byte[], String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap, "max.poll.records", rows),
            new ByteArrayDeserializer(),
            new StringDeserializer());
    List<TopicPartition> only = List.of(new TopicPartition(topic, 0));
    consumer.assign(only);
    consumer.seekToBeginning(only);
    return consumer;
  }

  private static void upsert(Dataset<Row> rows, String[] args) {
    rows.write()
        .format("hudi")
        .option("hoodie.table.name", "flights")
        .option("hoodie.datasource.write.operation", "upsert")
        .option("hoodie.datasource.write.table.type", args[5])
        .option("hoodie.datasource.write.recordkey.field", args[3])
        .option("hoodie.datasource.write.partitionpath.field", "")
        .option(
            "hoodie.datasource.write.keygenerator.class",
            "org.apache.hudi.keygen.NonpartitionedKeyGenerator")
        .option("hoodie.upsert.shuffle.parallelism", "2")
        .option("hoodie.insert.shuffle.parallelism", "2")
        .mode(SaveMode.Append)
        .save(args[4]);
  }
}
