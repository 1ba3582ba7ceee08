package io.tributary.connect.kit.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;

class UnknownKeysTest {

  private static final ConfigDef DEFINITION =
      new ConfigDef()
          .define("endpoints", ConfigDef.Type.LIST, List.of(), ConfigDef.Importance.HIGH, "names")
          .define("poll.interval.ms", ConfigDef.Type.LONG, 1, ConfigDef.Importance.LOW, "pause");

  @Test
  void attachesTypoToTheKeyThatWasMeant() {
    Config result = flag(Map.of("pol.interval.ms", "5"));

    assertThat(errorsOf(result, "poll.interval.ms"))
        .containsExactly(
            "poll.interval.ms: unknown key 'pol.interval.ms'. Did you mean 'poll.interval.ms'?");
  }

  @Test
  void attachesStrangerToTheFirstKey() {
    Config result = flag(Map.of("colour", "red"));

    assertThat(errorsOf(result, "endpoints")).singleElement().asString().contains("'colour'");
  }

  @Test
  void seesATypoAmongTheFrameworksKeys() {
    Config result = flag(Map.of("errors.tolerence", "all"));

    assertThat(errorsOf(result, "endpoints"))
        .containsExactly(
            "endpoints: unknown key 'errors.tolerence'. Did you mean 'errors.tolerance'?");
  }

  @Test
  void acceptsKeysOfTheFrameworkAndOwnPrefixes() {
    Config result =
        flag(
            Map.of(
                "name", "n",
                "transforms.shape.type", "T",
                "errors.tolerance", "all",
                "transaction.boundary", "connector",
                "endpoints.a.url", "u",
                "poll.interval.ms", "5"));

    assertThat(ConfigErrors.any(result)).isFalse();
  }

  private static Config flag(Map<String, String> props) {
    Config result = new Config(DEFINITION.validate(props));
    UnknownKeys.flag(props, DEFINITION, List.of("endpoints."), result);
    return result;
  }

  private static List<String> errorsOf(Config result, String key) {
    return result.configValues().stream()
        .filter(value -> value.name().equals(key))
        .map(ConfigValue::errorMessages)
        .findFirst()
        .orElseThrow();
  }
}
