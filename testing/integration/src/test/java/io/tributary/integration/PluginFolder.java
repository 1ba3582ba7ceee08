package io.tributary.integration;

import io.tributary.harness.connect.PluginFolders;
import io.tributary.harness.process.ProjectRoot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders that packaging built, as a user puts them on {@code plugin.path}. */
enum PluginFolder {
  HTTP_POLLER("tributary-source-http-poller"),
  SMT("tributary-smt-transforms"),
  HUDI("tributary-sink-hudi"),
  JDBC_AGG("tributary-sink-jdbc-agg");

  private final String folder;

  PluginFolder(String folder) {
    this.folder = folder;
  }

  Path path() {
    return ProjectRoot.find().resolve("packaging/target/plugins").resolve(folder);
  }

  /** All four and Debezium's. */
  static List<Path> allAndDebezium() {
    List<Path> paths = new ArrayList<>();
    for (PluginFolder plugin : values()) {
      paths.add(plugin.path());
    }
    paths.add(PluginFolders.debezium());
    return paths;
  }
}
