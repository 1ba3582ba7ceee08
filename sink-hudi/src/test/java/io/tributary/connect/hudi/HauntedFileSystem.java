package io.tributary.connect.hudi;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * Local files that behave as objects in S3: a file is there from its close on, or not at all. A
 * test is asked before and after each step, and may let it fail, or let others work meanwhile.
 */
public final class HauntedFileSystem extends RawLocalFileSystem {

  /** What the site file takes the class from. */
  private static final String CHOICE = "test.file.system";

  private static volatile Haunting haunting = new Haunting() {};

  /** What happens around each step. */
  interface Haunting {

    /**
     * A step is about to be done.
     *
     * @throws IOException the step fails and is not done
     */
    default void before(String step, Path path) throws IOException {}

    /**
     * A step is done.
     *
     * @throws IOException nobody learns that it was done
     */
    default void after(String step, Path path) throws IOException {}
  }

  /** From now on local files are such. */
  static void install() {
    System.setProperty(CHOICE, HauntedFileSystem.class.getName());
    Configuration.addDefaultResource("haunted-site.xml");
  }

  /** From now on local files are as ever: other classes run in this JVM. */
  static void uninstall() throws IOException {
    System.setProperty(CHOICE, LocalFileSystem.class.getName());
    FileSystem.closeAll();
  }

  static void haunt(Haunting by) {
    haunting = by;
  }

  static void leave() {
    haunting = new Haunting() {};
  }

  private interface Step<T> {
    T run() throws IOException;
  }

  /** Steps of which a step consists are not steps of their own. */
  private final ThreadLocal<Boolean> within = ThreadLocal.withInitial(() -> false);

  private <T> T step(String name, Path path, Step<T> step) throws IOException {
    if (within.get()) {
      return step.run();
    }
    haunting.before(name, path);
    within.set(true);
    T result;
    try {
      result = step.run();
    } finally {
      within.set(false);
    }
    haunting.after(name, path);
    return result;
  }

  @Override
  public String getScheme() {
    return "file";
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    return step("create", path, () -> published(path, overwrite));
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    return step("create", path, () -> published(path, overwrite));
  }

  private FSDataOutputStream published(Path path, boolean overwrite) throws IOException {
    if (!overwrite && super.exists(path)) {
      throw new org.apache.hadoop.fs.FileAlreadyExistsException(path.toString());
    }
    java.nio.file.Path hidden =
        Files.createTempDirectory("haunted").resolve(UUID.randomUUID().toString());
    return new FSDataOutputStream(
        new Publishing(Files.newOutputStream(hidden), hidden, path), null);
  }

  /** Shows the file under its name when it is closed. */
  private final class Publishing extends FilterOutputStream {
    private final java.nio.file.Path hidden;
    private final Path path;
    private boolean closed;

    Publishing(OutputStream out, java.nio.file.Path hidden, Path path) {
      super(out);
      this.hidden = hidden;
      this.path = path;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      super.close();
      step(
          "publish",
          path,
          () -> {
            java.nio.file.Path target = pathToFile(path).toPath();
            Files.createDirectories(target.getParent());
            Files.move(hidden, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Files.delete(hidden.getParent());
            return true;
          });
    }
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    return step("open", path, () -> super.open(path, bufferSize));
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    return step("rename", to, () -> super.rename(from, to));
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    return step("delete", path, () -> super.delete(path, recursive));
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    return step("list", path, () -> super.listStatus(path));
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    return step("status", path, () -> super.getFileStatus(path));
  }
}
