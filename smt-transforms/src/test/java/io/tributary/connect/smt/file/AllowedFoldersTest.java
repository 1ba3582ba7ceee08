package io.tributary.connect.smt.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowedFoldersTest {

  @TempDir private Path temp;

  @Test
  void allowsWhatLiesInOneOfTheFolders() throws IOException {
    Path one = Files.createDirectory(temp.resolve("one"));
    Path two = Files.createDirectory(temp.resolve("two"));
    AllowedFolders folders = AllowedFolders.of(one + File.pathSeparator + two);

    assertThat(folders.refusal(Files.createFile(two.resolve("a.csv")).toString())).isNull();
    assertThat(folders.refusal(one.resolve("later.csv").toString())).isNull();
    assertThat(folders.refusal(temp.resolve("a.csv").toString()))
        .contains("in none of the folders");
  }

  @Test
  void isNotLedOutByDotsOrLinks() throws IOException {
    Path in = Files.createDirectory(temp.resolve("in"));
    Path secret = Files.createFile(temp.resolve("secret.csv"));
    Path link = Files.createSymbolicLink(in.resolve("link.csv"), secret);
    Path neighbour = Files.createDirectory(temp.resolve("inside"));
    AllowedFolders folders = AllowedFolders.of(in.toString());

    assertThat(folders.refusal(in.resolve("../secret.csv").toString())).isNotNull();
    assertThat(folders.refusal(link.toString())).isNotNull();
    assertThat(folders.refusal(neighbour.resolve("a.csv").toString())).isNotNull();
    assertThat(folders.refusal("in/a.csv")).contains("not absolute");
  }

  @Test
  void allowsNothingUnlessTold() {
    assertThat(AllowedFolders.of("").refusal("/a.csv")).contains("-Dtributary.lookup.allowed.dirs");
  }
}
