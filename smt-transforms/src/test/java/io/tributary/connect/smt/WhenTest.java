package io.tributary.connect.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.testkit.ConfigMarkdown;
import io.tributary.testkit.GoldenFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.junit.jupiter.api.Test;

/** What a condition decides, and what is refused. */
class WhenTest {

  private static Map<String, String> props(String... keysAndValues) {
    Map<String, String> props = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      props.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return props;
  }

  private static boolean test(Object value, String... keysAndValues) {
    When<SourceRecord> when = new When<>();
    when.configure(props(keysAndValues));
    return when.test(new SourceRecord(null, null, "buses", 3, null, "k", null, value));
  }

  @Test
  void decidesByFieldsAndOtherParts() {
    Object bus = Json.of("{'route':'29','speed':81.5,'op':null}");

    assertThat(test(bus, "condition", "speed > 80 && route =~ ['7', '29']")).isTrue();
    assertThat(test(bus, "condition", "speed > 90")).isFalse();
    assertThat(test(bus, "condition", "$topic == 'buses' && $key == 'k'")).isTrue();
    assertThat(test(bus, "condition", "op == null")).isTrue();
  }

  @Test
  void readsNullAsSaid() {
    Object bus = Json.of("{'speed':null}");

    assertThat(test(bus, "condition", "speed > 80")).isFalse();
    assertThat(test(bus, "condition", "speed > 80", "on.null", "true")).isTrue();
    assertThatThrownBy(() -> test(bus, "condition", "speed > 80", "on.null", "fail"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("topic=buses partition=3")
        .hasMessageContaining("on.null");
  }

  @Test
  void seesTombstones() {
    assertThat(test(null, "condition", "$value == null")).isTrue();
    assertThat(test(null, "condition", "speed > 80")).isFalse();
  }

  @Test
  void failsARecordOnWhichItCannotDecide() {
    Object bus = Json.of("{'speed':'hidden'}");

    assertThatThrownBy(() -> test(bus, "condition", "speed > 80"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("When could not decide")
        .hasMessageContaining("cannot order a string with a number")
        .hasMessageNotContaining("hidden");
    assertThatThrownBy(() -> test(bus, "condition", "speed"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("neither true nor false");
  }

  @Test
  void convertsWhatIsDeclared() {
    Object bus = Json.of("{'speed':'81'}");

    assertThat(test(bus, "condition", "speed > 80", "types", "speed DOUBLE")).isTrue();
  }

  @Test
  void refusesAtThePost() {
    assertThat(Post.errors(When.CONFIG_DEF, props())).containsOnlyKeys("condition");
    assertThat(
            Post.errors(When.CONFIG_DEF, props("condition", "speed > (80"))
                .get("condition")
                .toString())
        .contains("condition: line 1 col ");
    assertThat(
            Post.errors(When.CONFIG_DEF, props("condition", "sped > 80", "types", "speed DOUBLE"))
                .get("condition")
                .toString())
        .contains("did you mean 'speed'?");
    assertThat(Post.errors(When.CONFIG_DEF, props("condition", "1 == 1", "on.null", "maybe")))
        .containsOnlyKeys("on.null");
    assertThatThrownBy(() -> test(null, "condition", "1 == 1", "on.nul", "true"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'on.null'");
  }

  @Test
  void isFoundByItsServiceFile() {
    assertThat(ServiceLoader.load(Predicate.class).stream().map(ServiceLoader.Provider::type))
        .map(Class::getName)
        .containsExactly(When.class.getName());
    assertThat(new When<SourceRecord>().version()).isNotBlank();
  }

  @Test
  void hasAReferenceThatIsUpToDate() {
    GoldenFile.assertMatches(
        Path.of("docs/config/smt-when.md"),
        ConfigMarkdown.render("smt-transforms: " + When.class.getName(), When.CONFIG_DEF));
  }
}
