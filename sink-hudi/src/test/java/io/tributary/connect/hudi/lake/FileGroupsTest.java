package io.tributary.connect.hudi.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.hudi.model.RowKey;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class FileGroupsTest {

  private static final TopicPartition SOURCE = new TopicPartition("flights", 3);

  @Test
  void areTheSameForTheSameNamesWhoeverAsks() {
    RowKey row = new RowKey("a", "region=x");
    assertThat(new FileGroups(4).of(SOURCE, row)).isEqualTo(new FileGroups(4).of(SOURCE, row));
    // Tables that are there already go by these names.
    assertThat(new FileGroups(1).of(SOURCE, row).id())
        .isEqualTo(
            UUID.nameUUIDFromBytes("flights/3/region=x/0".getBytes(StandardCharsets.UTF_8))
                    .toString()
                + "-0");
  }

  @Test
  void areNeverSharedByTwoPartitionsOfTheTopicOrOfTheTable() {
    FileGroups groups = new FileGroups(1);
    RowKey row = new RowKey("a", "region=x");
    assertThat(
            List.of(
                groups.of(SOURCE, row),
                groups.of(new TopicPartition("flights", 4), row),
                groups.of(new TopicPartition("trains", 3), row),
                groups.of(SOURCE, new RowKey("a", "region=y"))))
        .doesNotHaveDuplicates();
  }

  @Test
  void spreadKeysOverAllBuckets() {
    FileGroups groups = new FileGroups(4);
    Map<FileGroup, Integer> sizes = new HashMap<>();
    for (int i = 0; i < 4_000; i++) {
      sizes.merge(groups.of(SOURCE, new RowKey("key-" + i, "")), 1, Integer::sum);
    }
    assertThat(sizes).hasSize(4);
    assertThat(sizes.values()).allSatisfy(size -> assertThat(size).isBetween(700, 1_300));
  }

  @Test
  void areNumberedWhereRowsAreAppended() {
    FileGroup first = FileGroup.of(SOURCE, "region=x", 0);
    FileGroup third = first.next().next();
    assertThat(FileGroup.numberOf(third.id())).isEqualTo(2);
    assertThat(first.isFollowedBy(third.id())).isTrue();
    assertThat(first.isFollowedBy(FileGroup.of(SOURCE, "region=y", 0).id())).isFalse();
  }
}
