package io.tributary.connect.kit.metrics;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.MetricValueProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows gauges among the worker's own metrics (KIP-877), which workers of 4.1 and later let plugins
 * do. As this is built against the interfaces of 3.7, the later ones are looked up by name.
 */
final class WorkerGauges implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerGauges.class);
  private static final String METRICS = "org.apache.kafka.common.metrics.PluginMetrics";

  private final MethodHandle add;
  private final MethodHandle name;
  private final MethodHandle remove;
  private final List<MetricName> shown = new ArrayList<>();

  private WorkerGauges(MethodHandle add, MethodHandle name, MethodHandle remove) {
    this.add = add;
    this.name = name;
    this.remove = remove;
  }

  /**
   * The metrics of a worker, null where it has none for plugins.
   *
   * @param contextType the interface that has the method, as {@code SourceTaskContext}
   */
  @SuppressWarnings("IllegalCatch") // A method handle declares Throwable, whatever it calls.
  static @Nullable WorkerGauges of(Class<?> contextType, Object context) {
    try {
      Class<?> type = Class.forName(METRICS, false, contextType.getClassLoader());
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Object metrics =
          lookup.findVirtual(contextType, "pluginMetrics", methodType(type)).invoke(context);
      return new WorkerGauges(
          lookup
              .findVirtual(
                  type,
                  "addMetric",
                  methodType(void.class, MetricName.class, MetricValueProvider.class))
              .bindTo(metrics),
          lookup
              .findVirtual(
                  type,
                  "metricName",
                  methodType(MetricName.class, String.class, String.class, LinkedHashMap.class))
              .bindTo(metrics),
          lookup
              .findVirtual(type, "removeMetric", methodType(void.class, MetricName.class))
              .bindTo(metrics));
    } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException older) {
      return null;
    } catch (Throwable refused) {
      LOG.warn("The worker gives no metrics ({})", refused.getClass().getSimpleName());
      return null;
    }
  }

  /**
   * Shows gauges, unless the worker refuses.
   *
   * @param tags beside those that the worker adds, connector and task among them
   */
  @SuppressWarnings("IllegalCatch") // A method handle declares Throwable, whatever it calls.
  void show(Map<String, String> tags, Gauges gauges) {
    for (Gauges.Gauge gauge : gauges.all()) {
      org.apache.kafka.common.metrics.Gauge<Object> value = (config, nowMs) -> gauge.value().get();
      try {
        MetricName metric =
            (MetricName) name.invoke(gauge.name(), gauge.meaning(), new LinkedHashMap<>(tags));
        add.invoke(metric, (MetricValueProvider<?>) value);
        shown.add(metric);
      } catch (Throwable refused) {
        LOG.warn("The worker refuses a metric ({})", refused.getClass().getSimpleName());
      }
    }
  }

  @Override
  @SuppressWarnings("IllegalCatch") // A method handle declares Throwable, whatever it calls.
  public void close() {
    for (MetricName metric : shown) {
      try {
        remove.invoke(metric);
      } catch (Throwable gone) {
        LOG.debug("The metric {} was gone already", metric.name());
      }
    }
    shown.clear();
  }
}
