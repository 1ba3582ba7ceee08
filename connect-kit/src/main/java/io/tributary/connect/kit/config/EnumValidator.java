package io.tributary.connect.kit.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * A key whose value is one of an enum's constants, written in lower case. It validates and
 * recommends from the same list.
 */
public final class EnumValidator<E extends Enum<E>>
    implements ConfigDef.Validator, ConfigDef.Recommender {

  private final Class<E> type;
  private final List<Object> names;

  private EnumValidator(Class<E> type) {
    this.type = type;
    this.names =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> (Object) constant.name().toLowerCase(Locale.ROOT))
            .toList();
  }

  public static <E extends Enum<E>> EnumValidator<E> of(Class<E> type) {
    return new EnumValidator<>(type);
  }

  /** The constant that a valid value names, in any case. */
  public E parse(String value) {
    return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
  }

  @Override
  public void ensureValid(String key, @Nullable Object value) {
    if (value != null && !names.contains(value.toString().toLowerCase(Locale.ROOT))) {
      throw new ConfigException(
          key,
          value,
          "must be one of "
              + this
              + Suggestion.closest(value.toString(), texts())
                  .map(near -> "; did you mean '" + near + "'?")
                  .orElse(""));
    }
  }

  @Override
  public List<Object> validValues(String key, Map<String, Object> parsed) {
    return names;
  }

  @Override
  public boolean visible(String key, Map<String, Object> parsed) {
    return true;
  }

  @Override
  public String toString() {
    return texts().stream().collect(Collectors.joining(", ", "[", "]"));
  }

  private List<String> texts() {
    return names.stream().map(Object::toString).toList();
  }
}
