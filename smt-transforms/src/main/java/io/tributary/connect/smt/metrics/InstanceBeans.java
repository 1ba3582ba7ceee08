package io.tributary.connect.smt.metrics;

import io.tributary.connect.kit.metrics.GaugeBean;
import io.tributary.connect.kit.metrics.Gauges;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Beans of the domain {@code io.tributary.connect.smt}. A transform is told neither its connector
 * nor its task, so a number tells instances apart.
 *
 * <p>JMX itself, and not Kafka's metrics, which transforms reach only in workers of 4.1 and later.
 */
public final class InstanceBeans {

  private static final String DOMAIN = "io.tributary.connect.smt";
  private static final AtomicLong INSTANCES = new AtomicLong();

  private InstanceBeans() {}

  /**
   * Shows gauges until the bean is closed.
   *
   * @param type what kind of thing they are of
   * @param properties what tells it apart, beside its number
   */
  public static GaugeBean show(String type, Map<String, String> properties, Gauges gauges) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("type", type);
    tags.putAll(new TreeMap<>(properties));
    tags.put("instance", String.valueOf(INSTANCES.incrementAndGet()));
    return GaugeBean.show(DOMAIN, tags, gauges);
  }
}
