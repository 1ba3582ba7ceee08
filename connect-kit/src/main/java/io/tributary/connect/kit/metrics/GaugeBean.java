package io.tributary.connect.kit.metrics;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanRegistration;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows gauges as the read-only attributes of one bean in JMX, until it is closed. */
public final class GaugeBean implements DynamicMBean, MBeanRegistration, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GaugeBean.class);

  private final Gauges gauges;
  private final ObjectName name;
  private volatile boolean shown;

  private GaugeBean(Gauges gauges, ObjectName name) {
    this.gauges = gauges;
    this.name = name;
  }

  /**
   * Shows gauges. A bean of the same name is replaced: it belongs to a task that was given up and
   * has not ended yet.
   *
   * @param tags what is shown, and whose it is, in the order of the bean's name
   */
  public static GaugeBean show(String domain, Map<String, String> tags, Gauges gauges) {
    String properties =
        tags.entrySet().stream()
            .map(tag -> tag.getKey() + "=" + quoted(tag.getValue()))
            .collect(Collectors.joining(","));
    try {
      GaugeBean bean = new GaugeBean(gauges, new ObjectName(domain + ":" + properties));
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      while (!bean.isRegisteredAt(server)) {
        unregister(server, bean.name);
      }
      return bean;
    } catch (JMException e) {
      throw new IllegalStateException("JMX takes no bean with the tags " + tags.keySet(), e);
    }
  }

  private boolean isRegisteredAt(MBeanServer server) throws JMException {
    try {
      server.registerMBean(this, name);
      return true;
    } catch (InstanceAlreadyExistsException e) {
      return false;
    }
  }

  private static void unregister(MBeanServer server, ObjectName name) throws JMException {
    try {
      server.unregisterMBean(name);
    } catch (InstanceNotFoundException e) {
      LOG.debug("Another task took the bean away meanwhile");
    }
  }

  private static String quoted(String value) {
    return value.matches("[A-Za-z0-9_$.-]+") ? value : ObjectName.quote(value);
  }

  @Override
  public Object getAttribute(String attribute) throws AttributeNotFoundException {
    if (!gauges.has(attribute)) {
      throw new AttributeNotFoundException(attribute);
    }
    return gauges.value(attribute);
  }

  @Override
  public AttributeList getAttributes(String[] attributes) {
    AttributeList values = new AttributeList();
    for (String attribute : attributes) {
      if (gauges.has(attribute)) {
        values.add(new Attribute(attribute, gauges.value(attribute)));
      }
    }
    return values;
  }

  @Override
  public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
    throw new AttributeNotFoundException("read-only");
  }

  @Override
  public AttributeList setAttributes(AttributeList attributes) {
    return new AttributeList();
  }

  @Override
  public @Nullable Object invoke(String action, Object[] params, String[] signature) {
    return null;
  }

  @Override
  public MBeanInfo getMBeanInfo() {
    MBeanAttributeInfo[] attributes =
        gauges.all().stream()
            .map(
                gauge ->
                    new MBeanAttributeInfo(
                        gauge.name(),
                        gauge.value().get().getClass().getName(),
                        gauge.meaning(),
                        true,
                        false,
                        false))
            .toArray(MBeanAttributeInfo[]::new);
    return new MBeanInfo(
        GaugeBean.class.getName(), "What a plugin tells of itself", attributes, null, null, null);
  }

  @Override
  public ObjectName preRegister(MBeanServer server, ObjectName asked) {
    return name;
  }

  @Override
  public void postRegister(Boolean done) {
    shown = done;
  }

  @Override
  public void preDeregister() {
    // Nobody holds it back.
  }

  @Override
  public void postDeregister() {
    shown = false;
  }

  @Override
  public void close() {
    if (!shown) {
      return;
    }
    try {
      ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
    } catch (JMException e) {
      LOG.debug("The bean {} was gone already", name);
    }
  }
}
