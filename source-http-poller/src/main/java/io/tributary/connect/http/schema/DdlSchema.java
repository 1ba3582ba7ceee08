package io.tributary.connect.http.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/** A schema as the columns of a table are declared: {@code id STRING NOT NULL, at TIMESTAMP}. */
final class DdlSchema {

  private static final Pattern TOKEN =
      Pattern.compile("\\s*(`[^`]+`|[A-Za-z_][A-Za-z0-9_]*|\\d+|[<>(),:])");
  private static final int MAX_DEPTH = 50;

  private final List<String> tokens;
  private int at;
  private int depth;

  private DdlSchema(List<String> tokens) {
    this.tokens = tokens;
  }

  static Schema parse(String text) {
    DdlSchema ddl = new DdlSchema(tokens(text.strip()));
    SchemaBuilder struct = SchemaBuilder.struct();
    ddl.fields(struct);
    if (ddl.at < ddl.tokens.size()) {
      throw new ConfigException("'" + ddl.tokens.get(ddl.at) + "' was not expected there");
    }
    return struct.build();
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher token = TOKEN.matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!token.find(end) || token.start() != end) {
        throw new ConfigException(
            "at '"
                + text.substring(end, Math.min(text.length(), end + 20)).strip()
                + "' it is no DDL");
      }
      tokens.add(token.group(1));
      end = token.end();
    }
    return tokens;
  }

  private void fields(SchemaBuilder struct) {
    do {
      String name = name();
      accept(":");
      SchemaBuilder type = type();
      if (accept("NOT")) {
        expect("NULL");
      } else {
        accept("NULL");
        type.optional();
      }
      struct.field(name, type.build());
    } while (accept(","));
  }

  private String name() {
    String token = next("the name of a column");
    if (token.startsWith("`")) {
      return token.substring(1, token.length() - 1);
    }
    if (!Character.isLetter(token.charAt(0)) && token.charAt(0) != '_') {
      throw new ConfigException("'" + token + "' is no name of a column");
    }
    return token;
  }

  private SchemaBuilder type() {
    if (++depth > MAX_DEPTH) {
      throw new ConfigException("it is nested deeper than " + MAX_DEPTH);
    }
    String name = next("a type").toUpperCase(Locale.ROOT);
    SchemaBuilder type =
        switch (name) {
          case "STRUCT" -> struct();
          case "ARRAY" -> array();
          case "MAP" -> map();
          case "DECIMAL", "NUMERIC" -> decimal();
          default -> single(name);
        };
    depth--;
    return type;
  }

  private SchemaBuilder struct() {
    SchemaBuilder struct = SchemaBuilder.struct();
    expect("<");
    fields(struct);
    expect(">");
    return struct;
  }

  private SchemaBuilder array() {
    expect("<");
    Schema element = type().optional().build();
    expect(">");
    return SchemaBuilder.array(element);
  }

  private SchemaBuilder map() {
    expect("<");
    Schema key = type().build();
    expect(",");
    Schema value = type().optional().build();
    expect(">");
    if (key.type() != Schema.Type.STRING) {
      throw new ConfigException("a map's keys can only be STRING");
    }
    return SchemaBuilder.map(key, value);
  }

  private SchemaBuilder decimal() {
    expect("(");
    number();
    int scale = accept(",") ? number() : 0;
    expect(")");
    return Decimal.builder(scale);
  }

  private int number() {
    String token = next("a number");
    if (!token.matches("\\d{1,3}")) {
      throw new ConfigException("'" + token + "' is no number of digits");
    }
    return Integer.parseInt(token);
  }

  private static SchemaBuilder single(String name) {
    return switch (name) {
      case "STRING", "VARCHAR", "TEXT" -> SchemaBuilder.string();
      case "BOOLEAN", "BOOL" -> SchemaBuilder.bool();
      case "TINYINT" -> SchemaBuilder.int8();
      case "SMALLINT" -> SchemaBuilder.int16();
      case "INT", "INTEGER" -> SchemaBuilder.int32();
      case "BIGINT", "LONG" -> SchemaBuilder.int64();
      case "FLOAT", "REAL" -> SchemaBuilder.float32();
      case "DOUBLE" -> SchemaBuilder.float64();
      case "BYTES", "BINARY", "VARBINARY" -> SchemaBuilder.bytes();
      case "DATE" -> Date.builder();
      case "TIME" -> Time.builder();
      case "TIMESTAMP" -> Timestamp.builder();
      default ->
          throw new ConfigException(
              "'"
                  + name
                  + "' is no type: STRING, BOOLEAN, TINYINT, SMALLINT, INT, BIGINT, FLOAT, DOUBLE,"
                  + " DECIMAL(p,s), BYTES, DATE, TIME, TIMESTAMP, ARRAY<>, MAP<STRING,>, STRUCT<>");
    };
  }

  private String next(String wanted) {
    if (at == tokens.size()) {
      throw new ConfigException("it ends where " + wanted + " is missing");
    }
    return tokens.get(at++);
  }

  private boolean accept(String token) {
    boolean there = at < tokens.size() && tokens.get(at).equalsIgnoreCase(token);
    at += there ? 1 : 0;
    return there;
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw new ConfigException(
          "'"
              + token
              + "' is missing"
              + (at < tokens.size() ? " before '" + tokens.get(at) + "'" : " at its end"));
    }
  }
}
