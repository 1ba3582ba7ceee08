package io.tributary.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.RepositoryRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A document that names a test as its proof names one that is there. */
class NamedTestsTest {

  /** As {@code `PagingTest.followsNobodyToAnotherHost`}. */
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:Test|IT))\\.(\\w+)`");

  @Test
  void eachTestThatADocumentNamesIsThere() throws IOException {
    Path root = RepositoryRoot.find();
    Map<String, String> tests = tests(root);
    List<String> missing = new ArrayList<>();
    int named = 0;
    for (Path document : documents(root)) {
      Matcher matcher = NAMED.matcher(Files.readString(document));
      while (matcher.find()) {
        named++;
        String source = tests.getOrDefault(matcher.group(1), "");
        if (!source.contains("void " + matcher.group(2) + "(")) {
          missing.add(root.relativize(document) + ": " + matcher.group());
        }
      }
    }
    assertThat(named).isPositive();
    assertThat(missing).isEmpty();
  }

  private static List<Path> documents(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("docs"))) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  /** The source of each test class, by its simple name. */
  private static Map<String, String> tests(Path root) throws IOException {
    Map<String, String> tests = new HashMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file :
          files
              .filter(each -> each.toString().contains("/src/test/java/"))
              .filter(each -> each.toString().matches(".*(Test|IT)\\.java"))
              .toList()) {
        String name = file.getFileName().toString();
        tests.merge(
            name.substring(0, name.length() - ".java".length()),
            Files.readString(file),
            String::concat);
      }
    }
    return tests;
  }
}
