package io.tributary.connect.hudi.catalog;

import org.jspecify.annotations.Nullable;

/** The catalog could not be read or written. It never stops a task. */
public final class CatalogFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CatalogFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
