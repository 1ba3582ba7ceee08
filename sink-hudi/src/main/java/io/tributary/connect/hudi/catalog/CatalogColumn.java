package io.tributary.connect.hudi.catalog;

/**
 * A column as catalogs know it.
 *
 * @param type Hive's name of the type, such as {@code array<bigint>}
 * @param sparkType Spark's JSON of the type
 */
public record CatalogColumn(String name, String type, String sparkType) {}
