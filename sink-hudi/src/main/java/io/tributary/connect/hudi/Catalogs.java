package io.tributary.connect.hudi;

import io.tributary.connect.hudi.catalog.Catalog;
import io.tributary.connect.hudi.config.CatalogSettings;
import io.tributary.connect.hudi.glue.GlueCatalog;
import io.tributary.connect.hudi.hms.HiveCatalog;
import java.util.Optional;
import java.util.function.Supplier;

/** The catalogs that there are. */
final class Catalogs {

  private Catalogs() {}

  /** What makes the catalog that is configured; empty where there is to be none. */
  static Optional<Supplier<Catalog>> of(CatalogSettings settings) {
    return switch (settings.type()) {
      case NONE -> Optional.empty();
      case GLUE -> Optional.of(() -> new GlueCatalog(settings));
      case HIVE -> Optional.of(() -> new HiveCatalog(settings));
    };
  }
}
