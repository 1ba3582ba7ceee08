package io.tributary.harness.process;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.rmi.UnmarshalException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.management.InstanceNotFoundException;
import javax.management.IntrospectionException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.RuntimeMBeanException;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Looks into a running JVM of this machine through JMX; the JVM needs no options for it. */
public final class LiveJvm implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(LiveJvm.class.getName());

  private final JMXConnector connector;
  private final MBeanServerConnection beans;

  private LiveJvm(JMXConnector connector, MBeanServerConnection beans) {
    this.connector = connector;
    this.beans = beans;
  }

  // What it might send us is no stranger's: we have started it.
  @SuppressWarnings("BanJNDI")
  public static LiveJvm of(ServerProcess process) {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
      try {
        JMXConnector connector =
            JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
        return new LiveJvm(connector, connector.getMBeanServerConnection());
      } finally {
        machine.detach();
      }
    } catch (IOException | AttachNotSupportedException e) {
      throw new HarnessException("Cannot look into " + process.name(), e);
    }
  }

  /** Bytes of the heap that are in use after a collection. */
  public long liveHeapBytes() {
    try {
      MemoryMXBean memory =
          ManagementFactory.newPlatformMXBeanProxy(
              beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
      memory.gc();
      return memory.getHeapMemoryUsage().getUsed();
    } catch (IOException e) {
      throw new HarnessException("The JVM does not tell its heap", e);
    }
  }

  /** Bytes that the heap may grow to. */
  public long maxHeapBytes() {
    try {
      return ManagementFactory.newPlatformMXBeanProxy(
              beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class)
          .getHeapMemoryUsage()
          .getMax();
    } catch (IOException e) {
      throw new HarnessException("The JVM does not tell its heap", e);
    }
  }

  /** CPU time of the whole process until now. */
  public long cpuNanos() {
    try {
      return (Long)
          beans.getAttribute(
              new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME), "ProcessCpuTime");
    } catch (IOException | JMException e) {
      throw new HarnessException("The JVM does not tell its CPU time", e);
    }
  }

  /** The names of all threads that live. */
  public List<String> threads() {
    try {
      ThreadMXBean threads =
          ManagementFactory.newPlatformMXBeanProxy(
              beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
      return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
          .filter(Objects::nonNull)
          .map(ThreadInfo::getThreadName)
          .toList();
    } catch (IOException e) {
      throw new HarnessException("The JVM does not tell its threads", e);
    }
  }

  /** Each MBean of the given domains with the values of its attributes, a line each. */
  public List<String> beans(String pattern) {
    try {
      List<String> lines = new ArrayList<>();
      for (ObjectName name : beans.queryNames(new ObjectName(pattern), null)) {
        describe(name, lines);
      }
      return lines;
    } catch (IOException | JMException e) {
      throw new HarnessException("The JVM does not tell its MBeans", e);
    }
  }

  private void describe(ObjectName name, List<String> lines)
      throws IOException, IntrospectionException, ReflectionException {
    try {
      for (MBeanAttributeInfo each : beans.getMBeanInfo(name).getAttributes()) {
        if (each.isReadable()) {
          lines.add(name + " " + each.getName() + "=" + value(name, each.getName()));
        }
      }
    } catch (InstanceNotFoundException e) {
      lines.add(name + " is gone");
    }
  }

  private String value(ObjectName name, String attribute) throws IOException {
    try {
      Object value = beans.getAttribute(name, attribute);
      return value instanceof Object[] values ? Arrays.deepToString(values) : String.valueOf(value);
    } catch (JMException | RuntimeMBeanException | UnmarshalException e) {
      return "unreadable";
    }
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "the process has gone before us", e);
    }
  }
}
