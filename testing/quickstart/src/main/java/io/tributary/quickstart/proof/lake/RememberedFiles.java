package io.tributary.quickstart.proof.lake;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    return files.list();
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
