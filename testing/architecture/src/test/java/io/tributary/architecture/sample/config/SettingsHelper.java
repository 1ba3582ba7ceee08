package io.tributary.architecture.sample.config;

import io.tributary.architecture.sample.SampleAssembly;
import io.tributary.architecture.sample.write.SampleWriter;
import java.lang.reflect.Method;

/** A leaf that knows its neighbours, its root, the clock and reflection, and changes. */
public final class SettingsHelper {
  static long lastReadMs;
  SampleWriter writer = new SampleWriter();
  SampleAssembly assembly = new SampleAssembly();

  long read() {
    lastReadMs = System.currentTimeMillis();
    return lastReadMs + Method.class.hashCode();
  }
}
