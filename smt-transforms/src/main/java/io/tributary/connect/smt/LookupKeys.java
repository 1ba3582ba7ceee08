package io.tributary.connect.smt;

import io.tributary.connect.kit.config.DatabaseKeys;
import io.tributary.connect.smt.file.AllowedFolders;
import io.tributary.connect.smt.kafka.Converters;
import io.tributary.connect.smt.lookup.Emission;
import io.tributary.connect.smt.lookup.EmitReader;
import io.tributary.connect.smt.lookup.Join;
import io.tributary.connect.smt.lookup.JoinsReader;
import io.tributary.connect.smt.lookup.OnMiss;
import io.tributary.connect.smt.lookup.SourceKind;
import io.tributary.connect.smt.lookup.TableRef;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** How the keys of {@link Lookup} are compiled, and what they may not say together. */
final class LookupKeys {

  private LookupKeys() {}

  static void compileJoins(String joins, Problems problems) {
    JoinsReader.read(joins, OnMiss.NULL, problems);
  }

  /** The worker has the converter; where no topic is read it need not. */
  static void converterIsThere(String key, Map<String, ?> values, Problems problems) {
    Object name = values.get(key);
    if (name == null || source(values) != SourceKind.TOPIC) {
      return;
    }
    try {
      Converters.type(name.toString());
    } catch (ConfigException e) {
      problems.add(Position.START, "", String.valueOf(e.getMessage()));
    }
  }

  /** Whatever the source needs to be reached is given. */
  static void sourceIsReachable(Map<String, ?> values, Problems problems) {
    SourceKind source = source(values);
    if (source == null) {
      return;
    }
    switch (source) {
      case JDBC ->
          need(values, source, problems, DatabaseKeys.HOST, DatabaseKeys.NAME, DatabaseKeys.USER);
      case TOPIC -> {
        need(values, source, problems, LookupTopicKeys.BOOTSTRAP);
        if (String.valueOf(values.get(LookupTopicKeys.PROTOCOL)).startsWith("SASL_")) {
          need(values, source, problems, LookupTopicKeys.MECHANISM, LookupTopicKeys.USER);
        }
      }
      case FILE -> {}
    }
    boolean lru =
        "lru".equals(String.valueOf(values.get(LookupConfig.CACHE)).toLowerCase(Locale.ROOT));
    if (lru && source != SourceKind.JDBC) {
      problems.add(
          Position.START, "", "cache=lru asks for single rows, which only source=jdbc can");
    }
  }

  private static void need(
      Map<String, ?> values, SourceKind source, Problems problems, String... keys) {
    List<String> lacking =
        Stream.of(keys)
            .filter(key -> values.get(key) == null || values.get(key).toString().isBlank())
            .toList();
    if (!lacking.isEmpty()) {
      problems.add(
          Position.START, "", "%s needs %s".formatted(word(source), String.join(", ", lacking)));
    }
  }

  /** Each join reads what the source has, and may read it. */
  static void joinsFitSource(Map<String, ?> values, Problems problems) {
    SourceKind source = source(values);
    if (source == null) {
      return;
    }
    AllowedFolders folders = AllowedFolders.ofThisWorker();
    for (Join join : joins(values)) {
      SourceKind needed = kindOf(join.table());
      if (needed != source) {
        problems.add(
            Position.START,
            "/" + join.alias(),
            "the join reads a %s, but the source is %s".formatted(what(join.table()), word(source)),
            "a join of that source; another source needs a Lookup of its own");
      } else if (join.table() instanceof TableRef.DataFile file) {
        String refusal = folders.refusal(file.path());
        if (refusal != null) {
          problems.add(Position.START, "/" + join.alias(), refusal);
        }
      }
    }
  }

  private static String what(TableRef table) {
    return table instanceof TableRef.SqlTable
        ? "table"
        : table instanceof TableRef.SqlQuery
            ? "query"
            : table instanceof TableRef.Topic ? "topic" : "file";
  }

  private static SourceKind kindOf(TableRef table) {
    if (table instanceof TableRef.Topic) {
      return SourceKind.TOPIC;
    }
    return table instanceof TableRef.DataFile ? SourceKind.FILE : SourceKind.JDBC;
  }

  /** The fields to add are columns of the joins, and a miss leaves what they can hold. */
  static void emitFitsJoins(Map<String, ?> values, Problems problems) {
    List<Join> joins = joins(values);
    if (!joins.isEmpty()) {
      emissions(values, joins, problems);
    }
  }

  /** The joins; none where they do not compile. */
  static List<Join> joins(Map<String, ?> values) {
    Object text = values.get(LookupConfig.JOINS);
    Object miss = values.get(LookupConfig.ON_MISS);
    if (text == null) {
      return List.of();
    }
    Problems problems = new Problems();
    List<Join> joins = JoinsReader.read(text.toString(), onMiss(miss), problems);
    return problems.isEmpty() ? joins : List.of();
  }

  private static OnMiss onMiss(@Nullable Object value) {
    for (OnMiss each : OnMiss.values()) {
      if (each.name().equalsIgnoreCase(String.valueOf(value))) {
        return each;
      }
    }
    return OnMiss.NULL;
  }

  static List<Emission> emissions(Map<String, ?> values, List<Join> joins, Problems problems) {
    Object emit = values.get(LookupConfig.EMIT);
    return EmitReader.read(emit == null ? null : emit.toString(), joins, problems);
  }

  private static @Nullable SourceKind source(Map<String, ?> values) {
    Object value = values.get(LookupConfig.SOURCE);
    for (SourceKind each : SourceKind.values()) {
      if (each.name().equalsIgnoreCase(String.valueOf(value))) {
        return each;
      }
    }
    return null;
  }

  private static String word(SourceKind source) {
    return LookupConfig.SOURCE + "=" + source.name().toLowerCase(Locale.ROOT);
  }
}
