package io.tributary.connect.smt;

import io.tributary.connect.smt.problem.Problems;
import java.util.function.BiConsumer;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Refuses a text that does not compile, with all that is wrong with it. */
final class TextValidator implements ConfigDef.Validator {

  private final String expected;
  private final BiConsumer<String, Problems> compiler;

  /**
   * A validator of one text.
   *
   * @param expected what the text is, as the reference of the keys shows it
   * @param compiler adds what is wrong with the text
   */
  TextValidator(String expected, BiConsumer<String, Problems> compiler) {
    this.expected = expected;
    this.compiler = compiler;
  }

  @Override
  public void ensureValid(String key, @Nullable Object value) {
    if (value == null) {
      return; // Connect reports the lack of a required key itself
    }
    Problems problems = new Problems();
    compiler.accept(value.toString(), problems);
    if (!problems.isEmpty()) {
      // The constructor with key and value would repeat the whole text in front of the problems.
      throw new ConfigException(problems.describe(key));
    }
  }

  @Override
  public String toString() {
    return expected;
  }
}
