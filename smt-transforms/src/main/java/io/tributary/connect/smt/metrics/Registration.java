package io.tributary.connect.smt.metrics;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bean that JMX shows until it is closed, in the domain {@code io.tributary.connect.smt}. A
 * transform is told neither its connector nor its task, so a number tells instances apart.
 *
 * <p>JMX itself, and not Kafka's metrics, which transforms reach only in workers of 4.1 and later.
 */
public final class Registration implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
  private static final String DOMAIN = "io.tributary.connect.smt";
  private static final AtomicLong INSTANCES = new AtomicLong();

  private final ObjectName name;

  private Registration(ObjectName name) {
    this.name = name;
  }

  /**
   * Shows a bean.
   *
   * @param type what kind of thing it is
   * @param properties what tells it apart, beside its number
   */
  public static Registration of(Object bean, String type, Map<String, String> properties) {
    StringBuilder text = new StringBuilder(DOMAIN).append(":type=").append(type);
    new TreeMap<>(properties)
        .forEach((key, value) -> text.append(',').append(key).append('=').append(quoted(value)));
    text.append(",instance=").append(INSTANCES.incrementAndGet());
    try {
      ObjectName name = new ObjectName(text.toString());
      ManagementFactory.getPlatformMBeanServer().registerMBean(bean, name);
      return new Registration(name);
    } catch (JMException e) {
      throw new IllegalStateException("No name of a bean: " + text, e);
    }
  }

  private static String quoted(String value) {
    return value.matches("[A-Za-z0-9_$.-]+") ? value : ObjectName.quote(value);
  }

  @Override
  public void close() {
    try {
      ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
    } catch (JMException e) {
      LOG.debug("The bean {} was gone already", name);
    }
  }
}
