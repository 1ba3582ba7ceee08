package io.tributary.harness.stub;

import java.nio.file.Path;

/** OpenSky's {@code /api/states/all}: simulated, or recorded. */
final class OpenSkyAnswers {
  private static final String STREAM = "states";

  private OpenSkyAnswers() {}

  static Answers of(StubSettings settings, Versions versions) {
    Path folder = settings.openSkyBodies();
    if (folder != null) {
      Recording recording = Recording.in(folder);
      return query -> new Answer(STREAM, recording.body(recording.index(versions.next("opensky"))));
    }
    Sky sky = new Sky(settings.seed(), settings.aircraft());
    return query -> {
      long time = versions.time(versions.next("opensky"));
      return new Answer(STREAM, sky.body(time, query.value("extended", "0").equals("1")));
    };
  }
}
