package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.commit.CommitMeter;
import io.tributary.connect.hudi.config.StorageSettings;
import io.tributary.connect.hudi.config.TableSettings;
import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.kit.error.FailureKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.UnknownStoreException;

/** Tries, before a connector is accepted, whether its table's folder can be written. */
public final class StorageProbe {

  private StorageProbe() {}

  /** Whose fault a refusal is. */
  public enum Culprit {
    PATH,
    CREDENTIALS,
    ENDPOINT
  }

  /** Why the folder cannot be written, and what to do. */
  public record Refusal(Culprit culprit, String reason, String whatToDo) {}

  /**
   * Writes an empty file into the folder and deletes it, and looks at the table that is there.
   *
   * @param owner the connector that is to write the table
   * @param patience how long to wait for an answer
   * @return empty where that worked
   */
  public static Optional<Refusal> probe(
      TableSettings table, StorageSettings storage, String owner, Duration patience) {
    FutureTask<Optional<Refusal>> answer = new FutureTask<>(attempt(table, storage, owner));
    Thread thread = new Thread(answer, "hudi-sink-storage-probe");
    thread.setDaemon(true);
    thread.setContextClassLoader(StorageProbe.class.getClassLoader());
    thread.start();
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      return unanswered(
          storage, "the storage gave no answer within " + patience.toSeconds() + " s");
    } catch (ExecutionException e) {
      return unanswered(
          storage, "the storage failed: " + HudiFailures.rootOf(e).getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unanswered(storage, "the check was interrupted");
    }
  }

  private static Optional<Refusal> unanswered(StorageSettings storage, String reason) {
    return Optional.of(
        new Refusal(
            storage.endpoint() == null ? Culprit.PATH : Culprit.ENDPOINT,
            reason,
            "Check that the worker can reach it"));
  }

  private static Callable<Optional<Refusal>> attempt(
      TableSettings table, StorageSettings storage, String owner) {
    return () -> {
      Configuration conf = LakeConfiguration.of(storage);
      // One short try: whoever POSTs is waiting.
      conf.setInt("fs.s3a.attempts.maximum", 1);
      conf.setInt("fs.s3a.retry.limit", 1);
      conf.set("fs.s3a.retry.interval", "100ms");
      conf.set("fs.s3a.connection.establish.timeout", "5s");
      conf.set("fs.s3a.connection.timeout", "5s");
      conf.setInt("fs.s3a.bucket.probe", 2);
      Path file = new Path(table.path() + "/.tributary-probe-" + UUID.randomUUID());
      try (FileSystem fileSystem = FileSystem.newInstance(URI.create(table.path()), conf)) {
        fileSystem.create(file, true).close();
        fileSystem.delete(file, false);
        return fileSystem.exists(new Path(table.path() + "/.hoodie/hoodie.properties"))
            ? foreign(table, storage, owner)
            : Optional.empty();
      } catch (UnknownStoreException e) {
        return refused(
            Culprit.PATH,
            "bucket '" + URI.create(table.path()).getAuthority() + "' does not exist",
            "Create the bucket, or correct its name");
      } catch (AccessDeniedException e) {
        return refused(
            isS3(table) ? Culprit.CREDENTIALS : Culprit.PATH,
            "the store refused to write below " + table.path(),
            isS3(table)
                ? "Check the key pair, and that it may read, write, list and delete there"
                : "Let the worker's user write there");
      } catch (IOException | UncheckedIOException e) {
        return refused(
            isS3(table) && storage.endpoint() != null ? Culprit.ENDPOINT : Culprit.PATH,
            "cannot write below " + table.path() + " (" + e.getClass().getSimpleName() + ")",
            "Check that the folder or store is there and that the worker may write to it");
      }
    };
  }

  /** Why this connector may not write the table; whatever else keeps it from it may pass. */
  private static Optional<Refusal> foreign(
      TableSettings table, StorageSettings storage, String owner) {
    try (LakeSession session = new LakeSession("hudi-sink-probe-" + UUID.randomUUID(), storage);
        HudiTimeline timeline =
            new HudiTimeline(
                session,
                table,
                new HudiTimeline.Committer(owner, 0),
                CommitMeter.NONE,
                Clock.systemUTC())) {
      timeline.read();
      return Optional.empty();
    } catch (TableFailure e) {
      if (e.kind() != FailureKind.MISCONFIGURED) {
        return Optional.empty();
      }
      String message = Objects.requireNonNull(e.getMessage());
      int end = message.lastIndexOf(". ", message.length() - 2);
      return refused(Culprit.PATH, message.substring(0, end), message.substring(end + 2));
    }
  }

  private static boolean isS3(TableSettings table) {
    return table.path().startsWith("s3a:");
  }

  private static Optional<Refusal> refused(Culprit culprit, String reason, String whatToDo) {
    return Optional.of(new Refusal(culprit, reason, whatToDo));
  }
}
