package io.tributary.harness.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The servers that {@code testing/runtimes} lays ready, found from the working directory upwards.
 */
public enum ServerRuntime {
  BROKER_4_3("broker-4.3", "class-path"),
  WORKER_4_3("worker-4.3", "class-path"),
  WORKER_3_7("worker-3.7", "class-path"),
  S3("s3", "class-path"),
  MARIADB_11_4("mariadb-11.4", "server"),
  MYSQL_8_0("mysql-8.0", "server"),
  DEBEZIUM_3_6("debezium-3.6", "plugin"),
  SPARK_3_5("spark-3.5", "class-path"),
  HUDI_0_15("hudi-0.15", "class-path"),
  HIVE_4_0("hive-4.0", "class-path"),
  CHROMIUM("chromium", "browser");

  private final String module;
  private final String mark;

  ServerRuntime(String module, String mark) {
    this.module = module;
    this.mark = mark;
  }

  /** Its target folder. */
  public Path folder() {
    Path target = ProjectRoot.find().resolve("testing/runtimes").resolve(module).resolve("target");
    if (Files.notExists(target.resolve(mark))) {
      throw new HarnessException(
          "The runtime "
              + module
              + " is not built. Run: ./mvnw -q -pl testing/runtimes/"
              + module
              + " package");
    }
    return target;
  }

  /** Its jars, and before them its own classes where it has some. */
  public List<Path> classPath() {
    Path folder = folder();
    List<Path> path = new ArrayList<>();
    Path classes = folder.resolve("classes");
    if (Files.isDirectory(classes)) {
      path.add(classes);
    }
    try {
      for (String jar : Files.readString(folder.resolve("class-path")).strip().split(":", -1)) {
        path.add(folder.resolve(jar));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the class path of " + module, e);
    }
    return path;
  }
}
