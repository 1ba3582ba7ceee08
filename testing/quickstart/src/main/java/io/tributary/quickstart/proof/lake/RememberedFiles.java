package io.tributary.quickstart.proof.lake;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads each file of the timeline once: a completed commit never changes.
 *
 * <p>Threading: belongs to one thread.
 */
public final class RememberedFiles implements LakeFiles {

  private final LakeFiles files;
  private final Map<String, byte[]> commits = new HashMap<>();

  public RememberedFiles(LakeFiles files) {
    this.files = files;
  }

  @Override
  public List<String> list() throws IOException {
    List<String> all = files.list();
    // What has gone to the archive is not asked for again.
    commits.keySet().retainAll(Set.copyOf(all));
    return all;
  }

  @Override
  public byte[] read(String path) throws IOException {
    if (!path.endsWith(".commit")) {
      return files.read(path);
    }
    byte[] known = commits.get(path);
    if (known == null) {
      known = files.read(path);
      commits.put(path, known);
    }
    return known;
  }
}
