package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;

/** What a POST says of the way to a database, whichever that is. */
abstract class ReachedDatabase {

  /** What is POSTed; sound at first. */
  final Map<String, String> config;

  /**
   * @param reaching the keys that reach the database
   */
  ReachedDatabase(Map<String, String> reaching) {
    config = new HashMap<>(reaching);
    config.put("name", "sound");
    config.put("connector.class", JdbcAggSinkConnector.class.getName());
    config.put("topics", "flights, buses");
    config.put("aggregates", Flight.sql("t"));
  }

  @Test
  void acceptsASoundConfig() {
    assertThat(errors()).isEmpty();
  }

  @Test
  void namesAHostWhereNothingAnswers() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      config.put("database.port", Integer.toString(taken.getLocalPort()));
    }

    assertThat(errors().get("database.host"))
        .singleElement()
        .asString()
        .contains("nothing answers at 127.0.0.1");
  }

  @Test
  void namesAWrongPasswordWithoutShowingIt() {
    config.put("database.password", "not-the-password");

    assertThat(errors().get("database.user"))
        .singleElement()
        .asString()
        .contains("user or password is wrong")
        .doesNotContain("not-the-password");
  }

  @Test
  void namesAMissingDatabase() {
    config.put("database.name", "nowhere");

    assertThat(errors().get("database.name"))
        .singleElement()
        .asString()
        .contains("no such database", "Create the database");
  }

  /** The complaints about each key that has one. */
  final Map<String, List<String>> errors() {
    return new JdbcAggSinkConnector()
        .validate(config).configValues().stream()
            .filter(value -> !value.errorMessages().isEmpty())
            .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
  }
}
