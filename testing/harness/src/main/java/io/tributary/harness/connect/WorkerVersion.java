package io.tributary.harness.connect;

import io.tributary.harness.process.ServerRuntime;

/** The workers that plugins are tried on: the oldest they promise to run on, and the newest. */
public enum WorkerVersion {
  V3_7(
      "3.7.2",
      ServerRuntime.WORKER_3_7,
      "log4j.configuration",
      "file:",
      "log4j.properties",
      "/connectors"),
  V4_3(
      "4.3.1",
      ServerRuntime.WORKER_4_3,
      "log4j2.configurationFile",
      "",
      "log4j2.properties",
      "/health");

  private final String number;
  private final ServerRuntime runtime;
  private final String loggingProperty;
  private final String loggingPrefix;
  private final String loggingFile;
  private final String readyPath;

  WorkerVersion(
      String number,
      ServerRuntime runtime,
      String loggingProperty,
      String loggingPrefix,
      String loggingFile,
      String readyPath) {
    this.number = number;
    this.runtime = runtime;
    this.loggingProperty = loggingProperty;
    this.loggingPrefix = loggingPrefix;
    this.loggingFile = loggingFile;
    this.readyPath = readyPath;
  }

  /** As the worker itself reports it. */
  public String number() {
    return number;
  }

  ServerRuntime runtime() {
    return runtime;
  }

  String loggingProperty() {
    return loggingProperty;
  }

  String loggingPrefix() {
    return loggingPrefix;
  }

  String loggingFile() {
    return loggingFile;
  }

  /** Answers 200 only once the herder serves requests; {@code /health} came with 3.9. */
  String readyPath() {
    return readyPath;
  }
}
