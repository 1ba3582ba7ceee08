package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.config.StorageSettings;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.PrivilegedExceptionAction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.statistics.IOStatistics;
import org.apache.hadoop.fs.statistics.IOStatisticsSupport;
import org.apache.hadoop.fs.statistics.StoreStatisticNames;
import org.apache.hadoop.security.UserGroupInformation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One task's own view of Hadoop. Hadoop keeps one file system per scheme, bucket and user for the
 * whole plugin, whatever configuration asks for it; a user of its own keeps a task from working
 * with the credentials of another connector, or with those of before the last reconfiguration.
 */
public final class LakeSession implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LakeSession.class);

  private final Configuration configuration;
  private final UserGroupInformation user;
  private volatile @Nullable IOStatistics statistics;

  /** Work on the table's storage. */
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * @param owner names the session, such as connector and task
   */
  public LakeSession(String owner, StorageSettings storage) {
    this.configuration = LakeConfiguration.of(storage);
    this.user = UserGroupInformation.createRemoteUser(owner);
  }

  /** To be handed to Hudi; must not be changed any more. */
  Configuration configuration() {
    return configuration;
  }

  /** Requests to the object store since the session began; 0 for a local path. From any thread. */
  public long requests() {
    IOStatistics known = statistics;
    return known == null
        ? 0
        : known.counters().getOrDefault(StoreStatisticNames.STORE_IO_REQUEST, 0L);
  }

  /** Tells where the table lies, from whose file system the requests are counted. */
  void counting(FileSystem fileSystem) {
    statistics = IOStatisticsSupport.retrieveIOStatistics(fileSystem);
  }

  /** Runs the work as this session's user. */
  <T> T call(Work<T> work) throws IOException {
    try {
      return user.doAs((PrivilegedExceptionAction<T>) work::run);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException) new InterruptedIOException("stopped").initCause(e);
    }
  }

  @Override
  public void close() {
    try {
      FileSystem.closeAllForUGI(user);
    } catch (IOException e) {
      LOG.warn("Cannot close the storage of {}", user.getUserName(), e);
    }
  }
}
