package io.tributary.connect.http.schema;

import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;

/** A schema that somebody wrote down. */
public final class DeclaredSchema {

  private DeclaredSchema() {}

  /**
   * Reads a struct's schema from DDL, or from JSON if it begins with a brace.
   *
   * @throws ConfigException if it is neither
   */
  public static Schema parse(String text) {
    Schema schema;
    try {
      schema = text.strip().startsWith("{") ? JsonSchema.parse(text) : DdlSchema.parse(text);
    } catch (DataException e) {
      throw new ConfigException(String.valueOf(e.getMessage()));
    }
    if (schema.type() != Schema.Type.STRUCT || schema.fields().isEmpty()) {
      throw new ConfigException("it declares no struct with fields");
    }
    return schema;
  }
}
