package io.tributary.benchmarks.lake;

import io.tributary.benchmarks.Figures;
import io.tributary.benchmarks.LoadRun;
import io.tributary.harness.process.RunFolder;
import io.tributary.harness.s3.S3Server;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A commit of ten rows, with the services that fall to it: on a local disk and on an S3 server. */
final class CommitsRun implements LoadRun {

  private static final int ROWS = 10;
  private static final String BUCKET = "lake";

  private final Path folder;
  private final int warmUp;
  private final int commits;

  /**
   * @param folder an empty one
   */
  CommitsRun(Path folder, int warmUp, int commits) {
    this.folder = folder;
    this.warmUp = warmUp;
    this.commits = commits;
  }

  /** What a commit to a table may take. */
  private record Bounds(double localMs, double s3Ms, double requests) {}

  @Override
  public boolean measure() {
    try (RunFolder run = RunFolder.create(folder.resolve("runs"));
        S3Server s3 = S3Server.start(run, List.of(BUCKET))) {
      boolean logged = measure("merge_on_read", new Bounds(150, 500, 90), s3);
      return measure("copy_on_write", new Bounds(300, 800, 110), s3) && logged;
    }
  }

  private boolean measure(String type, Bounds bounds, S3Server s3) {
    Map<String, String> config = new HashMap<>();
    config.put("table.type", type);
    Figures.title("commits of " + ROWS + " rows, " + type, commits + " after " + warmUp);
    boolean local;
    try (TaskRig rig = new TaskRig(type, "file:" + folder.resolve(type), ROWS, config)) {
      local = Figures.row("local p50", p50(rig), "ms", bounds.localMs());
    }
    config.put("s3.endpoint", s3.endpoint());
    config.put("s3.region", s3.region());
    config.put("s3.path.style", "true");
    config.put("s3.access.key", s3.accessKey());
    config.put("s3.secret.key", s3.secretKey());
    try (TaskRig rig = new TaskRig(type + "-s3", "s3a://" + BUCKET + "/" + type, ROWS, config)) {
      boolean quick = Figures.row("S3 p50", p50(rig), "ms", bounds.s3Ms());
      long before = rig.gauge("s3-requests-total");
      p50(rig);
      double requests = (rig.gauge("s3-requests-total") - before) / (double) (warmUp + commits);
      return Figures.row("S3 requests of a commit", requests, "", bounds.requests())
          && quick
          && local;
    }
  }

  private double p50(TaskRig rig) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < warmUp + commits; i++) {
      double took = rig.commit(0, Flights.rows(ROWS, row -> row, 0, i)).wallMs();
      if (i >= warmUp) {
        millis.add(took);
      }
    }
    return Figures.percentile(millis, 0.5);
  }
}
