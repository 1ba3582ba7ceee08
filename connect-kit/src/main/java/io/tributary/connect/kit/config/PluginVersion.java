package io.tributary.connect.kit.config;

/** The version a plugin reports to Connect ({@code Versioned.version()}). */
public final class PluginVersion {

  /** Outside a jar, such as in a unit test, there is no manifest to read. */
  static final String UNPACKAGED = "unpackaged";

  private PluginVersion() {}

  /** The {@code Implementation-Version} in the manifest of the jar that holds the class. */
  public static String of(Class<?> plugin) {
    String version = plugin.getPackage().getImplementationVersion();
    return version == null ? UNPACKAGED : version;
  }
}
