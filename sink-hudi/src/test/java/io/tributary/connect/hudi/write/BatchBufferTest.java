package io.tributary.connect.hudi.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.hudi.model.RowChange;
import io.tributary.connect.hudi.model.RowKey;
import org.junit.jupiter.api.Test;

class BatchBufferTest {

  private static final RowKey KEY = new RowKey("a", "");

  private final BatchBuffer buffer = new BatchBuffer();

  @Test
  void keepsTheLastChangeOfARow() {
    buffer.add(new RowChange.Delete(new RowKey("a", "other"), null));
    buffer.add(new RowChange.Delete(KEY, null));
    RowChange last = new RowChange.Delete(KEY, null);
    buffer.add(last);
    assertThat(buffer.drain()).hasSize(2).last().isSameAs(last);
    assertThat(buffer.size()).isZero();
  }

  @Test
  void keepsTheGreatestWhereChangesHaveAnOrder() {
    RowChange greatest = new RowChange.Delete(KEY, 5L);
    buffer.add(new RowChange.Delete(KEY, 4L));
    buffer.add(greatest);
    buffer.add(new RowChange.Delete(KEY, 3L));
    assertThat(buffer.drain()).containsExactly(greatest);
  }

  @Test
  void keepsTheLaterOfTwoEqualsAndAnyThatHasNoOrder() {
    RowChange later = new RowChange.Delete(KEY, 5L);
    buffer.add(new RowChange.Delete(KEY, 5L));
    buffer.add(later);
    assertThat(buffer.drain()).first().isSameAs(later);

    RowChange unordered = new RowChange.Delete(KEY, null);
    buffer.add(new RowChange.Delete(KEY, 5L));
    buffer.add(unordered);
    assertThat(buffer.drain()).containsExactly(unordered);
  }
}
