package io.tributary.architecture;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A plugin module as the rules see it.
 *
 * @param root its root package, whose classes wire the others together
 * @param homes which of its packages, by last name, may touch which third-party packages
 */
record Plugin(String root, Map<String, List<String>> homes) {

  static final List<Plugin> ALL =
      List.of(
          new Plugin(
              "io.tributary.connect.http",
              Map.of(
                  "okhttp3..",
                  List.of("okhttp"),
                  "okio..",
                  List.of("okhttp"),
                  "com.google.protobuf..",
                  List.of("protobuf"),
                  "org.brotli..",
                  List.of("body"),
                  "com.github.luben..",
                  List.of("body"))),
          new Plugin(
              "io.tributary.connect.smt",
              Map.of(
                  "org.apache.commons.jexl3..", List.of("expr"),
                  "java.sql..", List.of("jdbc"),
                  "org.mariadb..", List.of("jdbc"),
                  "org.apache.kafka.clients..", List.of("kafka"))),
          new Plugin(
              "io.tributary.connect.hudi",
              Map.of(
                  "org.apache.hudi..", List.of("lake"),
                  "org.apache.hadoop..", List.of("lake"),
                  "org.apache.avro..", List.of("lake"),
                  "org.apache.parquet..", List.of("lake"),
                  "software.amazon..", List.of("lake", "glue"),
                  "org.apache.kafka.clients.producer..", List.of("kafka"))),
          new Plugin(
              "io.tributary.connect.jdbcagg",
              Map.of(
                  "java.sql..", List.of("jdbc", "hive"),
                  "org.apache.hadoop..", List.of("hivefiles"),
                  "org.apache.hive..", List.of("hivefiles"),
                  "org.mariadb..", List.of("jdbc"),
                  "net.sf.jsqlparser..", List.of("query", "jsqlparser"),
                  "org.apache.datasketches..", List.of("aggregate"))));

  static final String KIT = "io.tributary.connect.kit";

  static final Set<String> LEAVES = Set.of("config", "model");

  String name() {
    return root.substring(root.lastIndexOf('.') + 1);
  }
}
