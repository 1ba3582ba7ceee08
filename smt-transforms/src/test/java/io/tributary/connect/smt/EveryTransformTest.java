package io.tributary.connect.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.testkit.ConfigMarkdown;
import io.tributary.testkit.GoldenFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every transform, whatever it does. */
class EveryTransformTest {

  private static final int MANY = 1_000_000;

  static Stream<Sample> all() {
    return Sample.ALL.stream();
  }

  static Stream<Sample> thatCanFail() {
    return all().filter(sample -> sample.bad() != null);
  }

  private static SourceRecord record(Schema schema, Object value) {
    SourceRecord record =
        new SourceRecord(
            Map.of("p", 1),
            Map.of("o", 2),
            "buses",
            3,
            Schema.STRING_SCHEMA,
            "k",
            schema,
            value,
            5L);
    record.headers().addString("trace", "abc");
    return record;
  }

  private static SourceRecord struct(Sample sample) {
    SchemaAndValue good = sample.goodStruct();
    return record(good.schema(), good.value());
  }

  private static Object frozen(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((name, item) -> copy.put(name, frozen(item)));
      return Collections.unmodifiableMap(copy);
    }
    return value instanceof List<?> list
        ? Collections.unmodifiableList(list.stream().map(EveryTransformTest::frozen).toList())
        : value;
  }

  @ParameterizedTest
  @MethodSource("all")
  void givesAMillionRecordsOneSchema(Sample sample) {
    Transformation<SourceRecord> transform = sample.configured();
    SourceRecord before = struct(sample);
    Schema first = transform.apply(before).valueSchema();

    for (int i = 0; i < MANY; i++) {
      SourceRecord after = transform.apply(before);
      if (after != null && after.valueSchema() != first) {
        assertThat(after.valueSchema()).as("schema of record %d", i).isSameAs(first);
      }
    }
    assertThat(first).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("all")
  void keepsHeadersAndTheOtherHalf(Sample sample) {
    SourceRecord before = struct(sample);

    SourceRecord after = sample.configured().apply(before);

    assertThat(after.headers()).isEqualTo(before.headers());
    assertThat(after.key()).isEqualTo("k");
    assertThat(after.keySchema()).isSameAs(Schema.STRING_SCHEMA);
    assertThat(after.topic()).isEqualTo("buses");
    assertThat(after.kafkaPartition()).isEqualTo(3);
    assertThat(after.timestamp()).isEqualTo(5L);
    assertThat(after.sourceOffset()).isEqualTo(before.sourceOffset());
  }

  @ParameterizedTest
  @MethodSource("all")
  void leavesMapsItReadAsTheyWere(Sample sample) {
    Object value = frozen(sample.good());

    assertThat(sample.configured().apply(record(null, value))).isNotNull();

    assertThat(value).isEqualTo(sample.good());
  }

  @ParameterizedTest
  @MethodSource("all")
  void leavesStructsItReadAsTheyWere(Sample sample) {
    SourceRecord before = struct(sample);
    Struct untouched = (Struct) sample.goodStruct().value();

    assertThat(sample.configured().apply(before)).isNotNull();

    assertThat(before.value()).isEqualTo(untouched);
    assertThat(before.valueSchema()).isEqualTo(untouched.schema());
  }

  @ParameterizedTest
  @MethodSource("all")
  void letsTombstonesPassOrDropsThem(Sample sample) {
    SourceRecord tombstone = record(Schema.OPTIONAL_STRING_SCHEMA, null);

    assertThat(sample.configured().apply(tombstone)).isSameAs(tombstone);
    assertThat(sample.configured("on.tombstone", "drop").apply(tombstone)).isNull();
  }

  @ParameterizedTest
  @MethodSource("thatCanFail")
  void doesWithABadRecordWhatOnErrorSays(Sample sample) {
    SourceRecord bad = record(null, sample.bad());

    assertThatThrownBy(() -> sample.configured().apply(bad))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(sample.name() + " could not transform the value")
        .hasMessageContaining("topic=buses partition=3")
        .hasMessageNotContaining("none");
    assertThat(sample.configured("on.error", "pass").apply(bad)).isSameAs(bad);
    assertThat(sample.configured("on.error", "drop").apply(bad)).isNull();
    SourceRecord emptied = sample.configured("on.error", "null").apply(bad);
    assertThat(emptied.value()).isNull();
    assertThat(emptied.valueSchema()).isNull();
    assertThat(emptied.key()).isEqualTo("k");
    assertThat(emptied.headers()).isEqualTo(bad.headers());
  }

  @ParameterizedTest
  @MethodSource("thatCanFail")
  void countsBadRecordsForJmxUntilItIsClosed(Sample sample) throws Exception {
    ObjectName pattern =
        new ObjectName("io.tributary.connect.smt:type=transform,transform=" + sample.name() + ",*");
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    Set<ObjectName> before = server.queryNames(pattern, null);
    Transformation<SourceRecord> transform = sample.configured("on.error", "drop");

    transform.apply(record(null, sample.bad()));
    transform.apply(record(null, sample.bad()));

    Set<ObjectName> added = new HashSet<>(server.queryNames(pattern, null));
    added.removeAll(before);
    assertThat(added).hasSize(1);
    ObjectName name = added.iterator().next();
    assertThat(server.getAttribute(name, "errors-total")).isEqualTo(2L);
    assertThat((String) server.getAttribute(name, "last-error")).startsWith("/");
    transform.close();
    assertThat(server.isRegistered(name)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("all")
  void refusesUnknownPoliciesAndMisspeltKeys(Sample sample) {
    assertThatThrownBy(() -> sample.configured("on.error", "ignore"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("on.error");
    assertThatThrownBy(() -> sample.configured("on.eror", "fail"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'on.error'");
  }

  @ParameterizedTest
  @MethodSource("all")
  void isFineWithItsSampleAtAPost(Sample sample) {
    assertThat(Post.errors(sample.keys(), sample.config())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void groupsNamesAndExplainsEachKey(Sample sample) {
    assertThat(sample.keys().configKeys().values())
        .allSatisfy(
            key -> {
              assertThat(key.group).as("%s: group", key.name).isNotBlank();
              assertThat(key.displayName).as("%s: name", key.name).isNotEqualTo(key.name);
              assertThat(key.documentation).as("%s: text", key.name).endsWith(".");
            });
  }

  @ParameterizedTest
  @MethodSource("all")
  void hasAReferenceThatIsUpToDate(Sample sample) {
    GoldenFile.assertMatches(
        Path.of("docs/config/smt-" + sample.name().toLowerCase(Locale.ROOT) + ".md"),
        ConfigMarkdown.render(sample.title(), sample.keys()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void tellsItsVersion(Sample sample) {
    assertThat(((Versioned) sample.value().get()).version()).isNotBlank();
  }

  @Test
  void areAllFoundByTheirServiceFile() {
    assertThat(ServiceLoader.load(Transformation.class).stream().map(ServiceLoader.Provider::type))
        .map(Class::getName)
        .containsExactlyInAnyOrderElementsOf(all().flatMap(Sample::classNames).toList());
  }
}
