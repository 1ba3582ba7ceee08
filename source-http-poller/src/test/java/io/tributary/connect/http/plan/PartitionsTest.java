package io.tributary.connect.http.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.http.model.SourceKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "7,501      ; 7 501",
        "1..3,9     ; 1 2 3 9",
        "0..100..50 ; 0 50 100",
        "-1..1      ; -1 0 1",
        "008..011   ; 008 009 010 011",
        "a..b       ; a..b"
      })
  void expandsValuesAndRanges(String values, String expanded) {
    assertThat(units("partition.name", "route", "partition.values", values))
        .extracting(unit -> unit.partition().get("route"))
        .containsExactly(expanded.split(" "));
  }

  @Test
  void cutsAnAreaIntoTilesThatMeetAndDoNotOverlap() {
    List<SourceKey> tiles =
        units("partition.bbox", "43.5,-80,44,-78.75", "partition.tile.degrees", "0.5");

    assertThat(tiles)
        .extracting(SourceKey::toPartition)
        .containsExactly(tile("-80", "-79.5"), tile("-79.5", "-79"), tile("-79", "-78.75"));
  }

  private static Map<String, String> tile(String west, String east) {
    return Map.of(
        "endpoint", "default", "south", "43.5", "north", "44", "west", west, "east", east);
  }

  @Test
  void anEndpointWithoutPartitionsIsOneUnit() {
    assertThat(units()).containsExactly(new SourceKey("default", Map.of()));
  }

  @Test
  void takesWhatItsParentKnows() {
    EndpointSettings endpoint =
        endpoint("partition.name", "id", "partition.endpoint", "p", "partition.pointer", "/id");

    assertThat(Partitions.units(endpoint, Set.of("x")))
        .containsExactly(new SourceKey("default", Map.of("id", "x")));
  }

  @Test
  void keepsTogetherWhatSharesALimit() {
    EndpointSettings limited = endpoint("rate.limit.requests", "100", "partition.values", "1..6");
    EndpointSettings free = endpoint("connection.url", "https://b.example/");

    List<TaskShare> shares =
        WorkPlanner.plan(Map.of(limited, keys(6), free, List.of(new SourceKey("x", Map.of()))), 3);

    assertThat(shares).hasSize(2);
    assertThat(shares.get(0).units()).hasSize(6);
    assertThat(shares.get(0).budgetShares()).containsEntry("default", 1);
  }

  @Test
  void splitsTheBudgetOfAGroupThatIsTooLargeForOneTask() {
    EndpointSettings limited = endpoint("rate.limit.requests", "100");

    List<TaskShare> shares = WorkPlanner.plan(Map.of(limited, keys(500)), 2);

    assertThat(shares).extracting(share -> share.units().size()).containsExactly(250, 250);
    assertThat(shares).allMatch(share -> share.budgetShares().get("default") == 2);
  }

  @Test
  void spreadsWhatHasNoLimitEvenlyAndLeavesNoTaskEmpty() {
    assertThat(WorkPlanner.plan(Map.of(endpoint(), keys(7)), 3))
        .extracting(share -> share.units().size())
        .containsExactly(3, 2, 2);
    assertThat(WorkPlanner.plan(Map.of(endpoint(), keys(2)), 5)).hasSize(2);
    assertThat(WorkPlanner.plan(Map.of(endpoint(), List.of()), 5)).isEmpty();
  }

  @Test
  void aTaskReadsItsShareFromItsProps() {
    TaskShare share =
        new TaskShare(
            List.of(
                new SourceKey("a", Map.of()),
                new SourceKey("b", Map.of("route", "5,1&=ü ?", "x", ""))),
            Map.of("a", 1, "b", 3));

    assertThat(TaskProps.read(TaskProps.write(share))).isEqualTo(share);
    assertThat(TaskProps.isIn(Map.of())).isFalse();
  }

  private static List<SourceKey> keys(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new SourceKey("default", Map.of("n", Integer.toString(i))))
        .toList();
  }

  private static List<SourceKey> units(String... keys) {
    return Partitions.units(endpoint(keys), Set.of());
  }

  private static EndpointSettings endpoint(String... keys) {
    Map<String, String> props =
        new HashMap<>(Map.of("topic", "t", "connection.url", "https://a.example/"));
    for (int i = 0; i < keys.length; i += 2) {
      props.put(keys[i], keys[i + 1]);
    }
    return new HttpPollerConfig(props).endpoint("default");
  }
}
