package io.tributary.benchmarks.readymade;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.apache.kafka.connect.source.SourceConnector;

/** The plugin folder of {@link ReadyMadeSource}. */
public final class ReadyMadePlugin {

  private static final List<Class<?>> CLASSES =
      List.of(
          ReadyMadeSource.class,
          ReadyMadeTask.class,
          ReadyMadeRecords.class,
          ReadyMadeRecords.Bytes.class);

  private ReadyMadePlugin() {}

  /** Makes the folder, with one jar. */
  public static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(folder.resolve("ready-made.jar")))) {
      for (Class<?> each : CLASSES) {
        String name = each.getName().replace('.', '/') + ".class";
        try (InputStream compiled = ReadyMadePlugin.class.getResourceAsStream("/" + name)) {
          add(jar, name, Objects.requireNonNull(compiled).readAllBytes());
        }
      }
      add(
          jar,
          "META-INF/services/" + SourceConnector.class.getName(),
          ReadyMadeSource.class.getName().getBytes(UTF_8));
    }
  }

  private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
    jar.putNextEntry(new ZipEntry(name));
    jar.write(content);
    jar.closeEntry();
  }
}
