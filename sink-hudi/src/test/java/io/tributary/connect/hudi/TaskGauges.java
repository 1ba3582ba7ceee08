package io.tributary.connect.hudi;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** What a task shows in JMX. */
final class TaskGauges {

  private TaskGauges() {}

  static long value(String connector, String gauge) {
    try {
      return (Long)
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(
                  new ObjectName(
                      "io.tributary.connect.hudi:type=task,connector=" + connector + ",task=0"),
                  gauge);
    } catch (JMException e) {
      throw new AssertionError(gauge, e);
    }
  }
}
