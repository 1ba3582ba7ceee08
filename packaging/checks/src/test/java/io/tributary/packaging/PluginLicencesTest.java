package io.tributary.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.RepositoryRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What stands in the folder of {@code sink-hudi}, whose libraries are many and from many hands. */
class PluginLicencesTest {

  private static final long MAX_BYTES = 110_000_000;

  private static final Pattern JAR = Pattern.compile("(.+?)-([0-9][A-Za-z0-9._-]*)\\.jar");
  private static final Set<String> ALLOWED =
      Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "MIT-0");

  private static final PluginFolder PLUGIN = new PluginFolder("sink-hudi");

  @Test
  void weighs110MegabytesAtMost() throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(PLUGIN.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    assertThat(bytes).isLessThanOrEqualTo(MAX_BYTES);
  }

  @Test
  void everyJarHasALicenceThatMayBeShipped() throws IOException {
    Map<String, String> licences = new HashMap<>();
    for (String line : lines("sink-hudi-licences.txt")) {
      String[] words = line.split(" ", 2);
      licences.put(words[0], words[1]);
    }
    assertThat(licences.keySet()).isEqualTo(versions().keySet());
    assertThat(licences.values())
        .flatMap(licence -> List.of(licence.split(" AND ")))
        .isSubsetOf(ALLOWED);
  }

  /** Jars say it themselves, where they say anything; a licence file of the GNU has this title. */
  @Test
  void noJarIsUnderTheLicenceOfTheGnu() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path jar : PLUGIN.jars()) {
      try (JarFile open = new JarFile(jar.toFile())) {
        for (ZipEntry entry : open.stream().filter(PluginLicencesTest::saysTheLicence).toList()) {
          String text =
              new String(open.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
          if (text.stripLeading().startsWith("GNU ") || isGnu(entry, text)) {
            found.add(jar.getFileName() + " " + entry.getName());
          }
        }
        if (!jar.equals(PLUGIN.ownJar()) && open.getEntry("org/openjdk/jol/") != null) {
          found.add(jar.getFileName() + " holds JOL");
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void noJarHasAPublishedWeakness() throws IOException {
    Map<String, String> versions = versions();
    Set<String> weak = new TreeSet<>();
    for (String line : lines("sink-hudi-advisories.txt")) {
      String[] words = line.split(" ");
      if (words[0].equals("accepted")) {
        assertThat(versions).as("a weakness that is accepted").containsKey(words[1]);
        assertThat(line).as("its reason").contains(": ");
      } else if (isOlder(versions.getOrDefault(words[0], words[1]), words[1])) {
        weak.add(line);
      }
    }
    assertThat(weak).isEmpty();
  }

  @Test
  void tellsVersionsApart() {
    assertThat(isOlder("1.11.4", "1.11.5")).isTrue();
    assertThat(isOlder("1.9", "1.10")).isTrue();
    assertThat(isOlder("4.1.99.Final", "4.1.118.Final")).isTrue();
    assertThat(isOlder("2.13.4", "2.13.4.2")).isTrue();
    assertThat(isOlder("3.20.0", "3.18.0")).isFalse();
    assertThat(isOlder("1.11.5", "1.11.5")).isFalse();
  }

  private static boolean saysTheLicence(ZipEntry entry) {
    String name = entry.getName();
    return !entry.isDirectory()
        && (name.matches("(META-INF/)?(LICENSE|COPYING)(\\.[a-z]+)?")
            || name.matches("META-INF/maven/.*/pom\\.xml"));
  }

  private static boolean isGnu(ZipEntry entry, String text) {
    return entry.getName().endsWith("pom.xml")
        && Pattern.compile("<licenses>.*(GPL|GNU).*</licenses>", Pattern.DOTALL)
            .matcher(text)
            .find();
  }

  private static boolean isOlder(String version, String other) {
    int[] ours = numbers(version);
    int[] theirs = numbers(other);
    return Arrays.compare(
            Arrays.copyOf(ours, Math.max(ours.length, theirs.length)),
            Arrays.copyOf(theirs, Math.max(ours.length, theirs.length)))
        < 0;
  }

  private static int[] numbers(String version) {
    return Pattern.compile("[0-9]+")
        .matcher(version)
        .results()
        .mapToInt(match -> Integer.parseInt(match.group()))
        .toArray();
  }

  private static Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    for (Path jar : PLUGIN.jars()) {
      Matcher name = JAR.matcher(jar.getFileName().toString());
      assertThat(name.matches()).as(jar.toString()).isTrue();
      versions.put(name.group(1), name.group(2));
    }
    return versions;
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(RepositoryRoot.find().resolve("packaging/runtime-deps").resolve(file))
        .stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }
}
