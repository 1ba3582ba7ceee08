package io.tributary.connect.http.config;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A validator that accepts what a parser accepts, so that no grammar is written twice. */
final class Parsed implements ConfigDef.Validator {

  private final Consumer<String> parser;
  private final String syntax;

  private Parsed(String syntax, Consumer<String> parser) {
    this.syntax = syntax;
    this.parser = parser;
  }

  /** Each entry of a list, or a whole non-empty text, goes through the parser. */
  static Parsed by(String syntax, Consumer<String> parser) {
    return new Parsed(syntax, parser);
  }

  @Override
  public void ensureValid(String key, @Nullable Object value) {
    if (value instanceof List<?> entries) {
      entries.forEach(entry -> parse(key, String.valueOf(entry)));
    } else if (value != null && !value.toString().isEmpty()) {
      parse(key, value.toString());
    }
  }

  private void parse(String key, String text) {
    try {
      parser.accept(text);
    } catch (ConfigException e) {
      throw new ConfigException(key + ": " + e.getMessage());
    }
  }

  @Override
  public String toString() {
    return syntax;
  }
}
