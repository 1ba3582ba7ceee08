package io.tributary.connect.http;

import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.kit.config.PluginVersion;
import io.tributary.connect.kit.metrics.TaskName;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** Polls some of the connector's endpoints. */
public final class HttpPollerSourceTask extends SourceTask {

  private @Nullable StartedHttpPollerSourceTask started;

  @Override
  public String version() {
    return PluginVersion.of(HttpPollerSourceTask.class);
  }

  @Override
  public void start(Map<String, String> props) {
    TaskName owner = TaskName.of(props);
    HttpPollerConfig config = new HttpPollerConfig(props);
    started =
        new HttpPollerAssembly(owner, config, Clock.systemUTC())
            .start(WorkShares.of(props, config), context);
  }

  @Override
  public @Nullable List<SourceRecord> poll() throws InterruptedException {
    return started == null ? null : started.poll();
  }

  @Override
  public void stop() {
    if (started != null) {
      started.close();
      started = null;
    }
  }
}
