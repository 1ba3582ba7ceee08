package io.tributary.connect.jdbcagg.hivefiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldTextTest {

  private static final int LINES = 5_000;
  private static final String MARKS = "|\\nrN\n\r a\u00e1";

  @Test
  void writesMarksSoThatNoneSplitsAFieldOrALine() {
    assertThat(FieldText.line(Arrays.asList("a|b", null, "", "\\N", "x\ny\r")))
        .isEqualTo("a\\|b|\\N||\\\\N|x\\ny\\r");
  }

  @Test
  void readsBackWhatItWrote() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < LINES; i++) {
      List<@Nullable String> fields = new ArrayList<>();
      for (int field = 0; field <= random.nextInt(5); field++) {
        fields.add(random.nextInt(5) == 0 ? null : text(random));
      }
      String line = FieldText.line(fields);
      assertThat(line).as("seed %d", seed).doesNotContain("\n", "\r");
      assertThat(FieldText.fields(line)).as("seed %d", seed).isEqualTo(fields);
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(MARKS.charAt(random.nextInt(MARKS.length())));
    }
    return text.toString();
  }
}
