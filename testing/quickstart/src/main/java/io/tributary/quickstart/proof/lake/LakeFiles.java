package io.tributary.quickstart.proof.lake;

import java.io.IOException;
import java.util.List;

/** The files of one table, wherever they lie. Paths are relative to the table's folder. */
public interface LakeFiles {

  /** All files at or below the table's folder. */
  List<String> list() throws IOException;

  /** The bytes of one file. */
  byte[] read(String path) throws IOException;
}
