package io.tributary.connect.hudi.catalog;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Asks a catalog one thing before a connector is accepted. */
public final class CatalogProbe {

  private CatalogProbe() {}

  /**
   * Looks a table up, which may be there or not.
   *
   * @param patience how long to wait for an answer
   * @return why the catalog cannot be asked, empty where it can
   */
  public static Optional<String> probe(Supplier<Catalog> open, String table, Duration patience) {
    FutureTask<Boolean> answer =
        new FutureTask<>(
            () -> {
              try (Catalog catalog = open.get()) {
                return catalog.find(table).isPresent();
              }
            });
    Thread thread = new Thread(answer, "hudi-sink-catalog-probe");
    thread.setDaemon(true);
    thread.setContextClassLoader(CatalogProbe.class.getClassLoader());
    thread.start();
    try {
      var unused = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (TimeoutException e) {
      thread.interrupt();
      return Optional.of("the catalog gave no answer within " + patience.toSeconds() + " s");
    } catch (ExecutionException e) {
      return Optional.of(reasonOf(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("the check was interrupted");
    }
  }

  private static String reasonOf(ExecutionException e) {
    Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
    return cause instanceof CatalogFailure
        ? Objects.toString(cause.getMessage())
        : "the catalog's client failed: " + cause.getClass().getSimpleName();
  }
}
