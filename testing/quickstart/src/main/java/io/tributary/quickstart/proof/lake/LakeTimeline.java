package io.tributary.quickstart.proof.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The completed commits of a table and the base files that a reader of it sees.
 *
 * <p>In layout version 6 a commit is complete when {@code .hoodie/<instant>.commit} exists; begun
 * ones have the endings {@code .commit.requested} and {@code .inflight} only. Old commits move to
 * an archive, so a file is also visible when its instant is older than all that are not archived:
 * what was rolled back has no files any more by then.
 */
public final class LakeTimeline {

  private static final String META = ".hoodie/";
  private static final Pattern COMPLETED = Pattern.compile("\\.hoodie/(\\d+)\\.commit");

  /** Layout version 6 names a base file {@code <file id>_<write token>_<instant>.parquet}. */
  private static final Pattern BASE_FILE =
      Pattern.compile("(?:.*/)?([^/_]+)_([^/_]+)_(\\d+)\\.parquet");

  private final List<Commit> commits;
  private final List<String> dataFiles;

  private LakeTimeline(List<Commit> commits, List<String> dataFiles) {
    this.commits = commits;
    this.dataFiles = dataFiles;
  }

  /**
   * Reads the timeline.
   *
   * @throws LakeFormatException when the table is not of a form that this reader knows
   */
  public static LakeTimeline read(LakeFiles files) throws IOException {
    List<String> all = files.list();
    if (!all.contains(META + "hoodie.properties")) {
      return new LakeTimeline(List.of(), List.of());
    }
    requireKnownForm(new String(files.read(META + "hoodie.properties"), UTF_8));
    List<Commit> commits = new ArrayList<>();
    for (String path : all) {
      Matcher completed = COMPLETED.matcher(path);
      if (completed.matches()) {
        commits.add(Commit.parse(completed.group(1), files.read(path)));
      }
    }
    commits.sort(Comparator.comparing(Commit::instant));
    return new LakeTimeline(
        List.copyOf(commits), all.stream().filter(path -> !path.startsWith(META)).toList());
  }

  private static void requireKnownForm(String properties) {
    for (String wanted : List.of("hoodie.table.version=6", "hoodie.table.type=COPY_ON_WRITE")) {
      if (properties.lines().noneMatch(wanted::equals)) {
        throw new LakeFormatException("hoodie.properties does not say " + wanted);
      }
    }
  }

  /** The completed commits that are not archived, oldest first. */
  public List<Commit> commits() {
    return commits;
  }

  /** The paths of the base files that make up the table now, one for each file group. */
  public List<String> visibleFiles() {
    Map<String, String> latest = new LinkedHashMap<>();
    String oldest = commits.isEmpty() ? "" : commits.get(0).instant();
    dataFiles.stream()
        .map(BASE_FILE::matcher)
        .filter(Matcher::matches)
        .filter(name -> name.group(3).compareTo(oldest) < 0)
        .sorted(Comparator.comparing(name -> name.group(3)))
        .forEach(name -> latest.put(group(name.group(), name.group(1)), name.group()));
    for (Commit commit : commits) {
      for (Commit.Written file : commit.files()) {
        latest.put(group(file.path(), file.fileId()), file.path());
      }
    }
    return List.copyOf(latest.values());
  }

  /** A file id is unique within a folder of the table. */
  private static String group(String path, String fileId) {
    return path.substring(0, path.lastIndexOf('/') + 1) + fileId;
  }
}
