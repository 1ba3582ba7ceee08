package io.tributary.architecture.sample.write;

import io.tributary.architecture.sample.config.SettingsHelper;

/** Closes the ring with the settings. */
public final class SampleWriter {
  public void write(SettingsHelper settings) {}
}
