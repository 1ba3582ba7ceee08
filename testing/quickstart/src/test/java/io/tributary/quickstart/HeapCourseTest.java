package io.tributary.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeapCourseTest {

  private static final int SAMPLES = 40;
  private static final long MIB = 1 << 20;
  private static final long HEAP = 512 * MIB;

  @Test
  void isFlatWhenItOnlyGrowsInTheFirstQuarter() {
    HeapCourse course = of(i -> 60 + Math.min(i, 9) * 12);

    assertThat(course.flat()).isTrue();
    assertThat(course.lines()).last().asString().contains("0 MiB").contains("Memory was flat");
  }

  @Test
  void isFlatWithSingleHighSamples() {
    assertThat(of(i -> i % 7 == 0 ? 400 : 100).flat()).isTrue();
  }

  @Test
  void isNotFlatWhenItGrowsSlowlyAllTheTime() {
    HeapCourse course = of(i -> 100 + i);

    assertThat(course.flat()).isFalse();
    assertThat(course.lines()).last().asString().contains(": 20 MiB").contains("NOT flat");
  }

  @Test
  void allowsA32ndOfTheHeap() {
    assertThat(of(i -> i < 30 ? 100 : 116).flat()).isTrue();
    assertThat(of(i -> i < 30 ? 100 : 117).flat()).isFalse();
  }

  @Test
  void saysNothingOfTooFewSamples() {
    HeapCourse course = new HeapCourse(List.of(MIB, MIB, MIB), HEAP);

    assertThat(course.flat()).isFalse();
    assertThat(course.lines()).last().isEqualTo("Too few samples to judge by.");
  }

  private static HeapCourse of(IntToLongFunction mebibytes) {
    return new HeapCourse(
        IntStream.range(0, SAMPLES).mapToLong(i -> mebibytes.applyAsLong(i) * MIB).boxed().toList(),
        HEAP);
  }
}
