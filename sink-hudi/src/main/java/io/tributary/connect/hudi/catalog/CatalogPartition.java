package io.tributary.connect.hudi.catalog;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A partition as catalogs know it.
 *
 * @param path below the table, as {@code region=north/day=2026-01-01}
 * @param values one for each partition column
 */
public record CatalogPartition(String path, List<String> values) {

  public CatalogPartition {
    values = List.copyOf(values);
  }

  /** The partition that lies at a path. */
  public static CatalogPartition of(String path) {
    return new CatalogPartition(
        path,
        Arrays.stream(path.split("/", -1))
            .map(segment -> unescaped(segment.substring(segment.indexOf('=') + 1)))
            .toList());
  }

  /** Paths escape as Hive does; a plus sign is one. */
  private static String unescaped(String value) {
    return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
