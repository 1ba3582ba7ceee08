package io.tributary.harness.spark;

import io.tributary.harness.process.ServerRuntime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A release of Hudi's bundle for Spark. */
public enum HudiRelease {
  V0_15 {
    @Override
    List<Path> classPath() {
      List<Path> path = new ArrayList<>(ServerRuntime.SPARK_3_5.classPath());
      path.removeIf(jar -> jar.getFileName().toString().startsWith("hudi-spark"));
      path.addAll(ServerRuntime.HUDI_0_15.classPath());
      return path;
    }
  },
  V1_2 {
    @Override
    List<Path> classPath() {
      return ServerRuntime.SPARK_3_5.classPath();
    }
  };

  /** Spark, with this release and no other. */
  abstract List<Path> classPath();
}
