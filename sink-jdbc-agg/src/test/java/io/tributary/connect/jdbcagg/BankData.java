package io.tributary.connect.jdbcagg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * A bank's transactions in the shape of the PKDD'99 files, and what their trends must be. The small
 * ones in the resources are made up; {@code -Dberka.dir} names a folder with others.
 */
final class BankData {

  static final String TOPIC = "trans";

  private static final Schema SCHEMA =
      SchemaBuilder.struct()
          .field("at", Timestamp.SCHEMA)
          .field("amount", Decimal.schema(2))
          .field("level", Schema.STRING_SCHEMA)
          .field("gender", Schema.STRING_SCHEMA)
          .build();

  private static final int FEMALE_MONTHS = 50;

  private final Path folder;

  BankData() {
    String given = System.getProperty("berka.dir", "");
    this.folder = Path.of(given.isBlank() ? "src/test/resources/berka" : given);
  }

  private record Person(String level, String gender) {}

  /** Each transaction with the level of age and the gender of its account's owner. */
  List<SinkRecord> records() {
    Map<String, Person> byClient =
        table("client.asc").stream()
            .collect(Collectors.toMap(row -> row.get(0), row -> person(row.get(1))));
    Map<String, Person> byAccount =
        table("disp.asc").stream()
            .filter(row -> row.get(3).equals("OWNER"))
            .collect(Collectors.toMap(row -> row.get(2), row -> byClient.get(row.get(1))));
    List<SinkRecord> records = new ArrayList<>();
    for (List<String> row : table("trans_1993.asc")) {
      Person owner = byAccount.get(row.get(1));
      Struct value =
          new Struct(SCHEMA)
              .put("at", day(row.get(2)))
              .put("amount", new BigDecimal(row.get(5)).setScale(2))
              .put("level", owner.level())
              .put("gender", owner.gender());
      records.add(
          new SinkRecord(
              TOPIC, 0, null, null, SCHEMA, value, records.size(), 0L, TimestampType.CREATE_TIME));
    }
    return records;
  }

  /** The lines of an expected trend, split at '|'. */
  List<List<String>> expected(String trend) {
    return lines("expected_" + trend + ".psv").stream()
        .map(line -> List.of(line.split("\\|", -1)))
        .toList();
  }

  private static Date day(String yymmdd) {
    LocalDate day =
        LocalDate.of(
            1900 + Integer.parseInt(yymmdd.substring(0, 2)),
            Integer.parseInt(yymmdd.substring(2, 4)),
            Integer.parseInt(yymmdd.substring(4, 6)));
    return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static Person person(String birthNumber) {
    int age = 99 - Integer.parseInt(birthNumber.substring(0, 2));
    String level = age <= 24 ? "YOUTH" : age <= 35 ? "ADULT" : age <= 64 ? "MIDDLE AGED" : "SENIOR";
    boolean female = Integer.parseInt(birthNumber.substring(2, 4)) > FEMALE_MONTHS;
    return new Person(level, female ? "FEMALE" : "MALE");
  }

  private List<List<String>> table(String file) {
    return lines(file).stream()
        .skip(1)
        .map(
            line ->
                Arrays.stream(line.split(";", -1)).map(field -> field.replace("\"", "")).toList())
        .toList();
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(folder.resolve(file), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
