package io.tributary.harness.mysql;

import io.tributary.harness.process.RunFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How one make of server is initialised and started. */
interface ServerBinary {
  /** The command that fills an empty data folder and ends. */
  List<String> initialise(RunFolder run, Path data);

  /**
   * The command that serves the data folder on a loopback port.
   *
   * @param init SQL that it runs with all rights at each start
   */
  List<String> serve(RunFolder run, Path data, int port, Path init);

  Map<String, String> environment(RunFolder run);
}
