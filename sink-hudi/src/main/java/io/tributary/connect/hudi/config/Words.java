package io.tributary.connect.hudi.config;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Texts of one form, as other systems write their settings. */
final class Words implements ConfigDef.Validator {

  static final Words SIZE = new Words("[1-9][0-9]*[KMG]?", "a number of bytes, such as 64M");
  static final Words TIME = new Words("[1-9][0-9]*(ms|s|m|h)", "a time, such as 500ms or 30s");
  static final Words KMS_KEY = new Words("arn:[A-Za-z0-9:/_-]+", "the ARN of a KMS key");

  private final Pattern form;
  private final String meaning;

  private Words(String form, String meaning) {
    this.form = Pattern.compile(form);
    this.meaning = meaning;
  }

  static Words of(String... words) {
    return new Words(alternatives(words), "one of " + Arrays.toString(words));
  }

  static Words listOf(String... words) {
    String one = alternatives(words);
    return new Words(one + "(," + one + ")*", "some of " + Arrays.toString(words));
  }

  private static String alternatives(String... words) {
    return Arrays.stream(words).map(Pattern::quote).collect(Collectors.joining("|", "(", ")"));
  }

  @Override
  public void ensureValid(String name, @Nullable Object value) {
    if (value != null && !form.matcher(value.toString()).matches()) {
      throw new ConfigException(name, value, "must be " + meaning);
    }
  }

  @Override
  public String toString() {
    return meaning;
  }
}
