package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.jdbcagg.config.HiveSettings;
import io.tributary.connect.jdbcagg.config.HiveWriteMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestHive.Provider.class)
class HiveValidationIT extends ReachedDatabase {

  HiveValidationIT(TestHive hive) {
    super(hive.config(HiveWriteMode.MERGE));
  }

  @Test
  void saysThatAServerWithoutTlsNeedsItTurnedOff() {
    config.remove("database.tls.mode");

    assertThat(errors().get("database.tls.mode"))
        .singleElement()
        .asString()
        .contains("when asked for TLS", "hive.server2.use.SSL");
  }

  @Test
  void offersNoTlsThatLeavesTheHostUnchecked() {
    config.put("database.tls.mode", "verify_ca");

    assertThat(errors().get("database.tls.mode"))
        .singleElement()
        .asString()
        .contains("always checks the host", "Use verify_identity");
  }

  @Test
  void namesAFileOfAuthoritiesThatIsNone() {
    config.put("database.tls.mode", "verify_identity");
    config.put("database.tls.ca.file", "/nowhere/ca.pem");

    assertThat(errors().get("database.tls.mode")).singleElement().asString().contains("PEM");
  }

  @Test
  void writesNoFilesUnlessTheWorkerNamesAFolder() {
    config.put("hive.write.mode", "files");
    String named = System.getProperty(HiveSettings.FOLDER_PROPERTY);
    try {
      System.clearProperty(HiveSettings.FOLDER_PROPERTY);
      assertThat(errors().get("hive.write.mode"))
          .singleElement()
          .asString()
          .contains("files are not written unless", "-Dtributary.hive.dir=<folder>");
      System.setProperty(HiveSettings.FOLDER_PROPERTY, "/nowhere");
      assertThat(errors().get("hive.write.mode"))
          .singleElement()
          .asString()
          .contains("names no folder that this worker may write to");
    } finally {
      System.setProperty(HiveSettings.FOLDER_PROPERTY, named);
    }
  }

  @Test
  void namesAllThatHiveDoesNotKeep() {
    config.put("cdc.mode", "debezium");
    config.put(
        "aggregates",
        Flight.sql("t")
            + "; INSERT INTO `u-2` SELECT country, COUNT(*) AS `n-n`, MEDIAN(velocity) AS middle"
            + " FROM flights GROUP BY country");

    assertThat(errors().get("aggregates"))
        .anySatisfy(error -> assertThat(error).contains("Leave cdc.mode out"))
        .anySatisfy(error -> assertThat(error).contains("'u-2' is no name of a table in Hive"))
        .anySatisfy(error -> assertThat(error).contains("Hive does not keep MEDIAN"))
        .anySatisfy(error -> assertThat(error).contains("'n-n' is no name of a column in Hive"));
  }
}
