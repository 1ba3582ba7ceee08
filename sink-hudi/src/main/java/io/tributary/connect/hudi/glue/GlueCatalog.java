package io.tributary.connect.hudi.glue;

import io.tributary.connect.hudi.catalog.Catalog;
import io.tributary.connect.hudi.catalog.CatalogFailure;
import io.tributary.connect.hudi.catalog.CatalogPartition;
import io.tributary.connect.hudi.catalog.CatalogTable;
import io.tributary.connect.hudi.config.CatalogSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.BatchCreatePartitionResponse;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.PartitionError;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.Table;

/** One database of AWS Glue. */
public final class GlueCatalog implements Catalog {

  /** As many as Glue takes at once. */
  private static final int BATCH = 100;

  private static final String ALREADY_THERE = "AlreadyExistsException";

  private final GlueClient glue;
  private final String database;
  private final @Nullable String catalogId;

  public GlueCatalog(CatalogSettings settings) {
    this.glue = GlueClients.of(settings.glue());
    this.database = settings.database();
    this.catalogId = settings.glue().catalogId();
  }

  @Override
  public void requireDatabase() {
    try {
      call("GetDatabase", () -> glue.getDatabase(get -> get.catalogId(catalogId).name(database)));
    } catch (EntityNotFoundException e) {
      createDatabase();
    }
  }

  private void createDatabase() {
    try {
      call(
          "CreateDatabase",
          () ->
              glue.createDatabase(
                  create -> create.catalogId(catalogId).databaseInput(in -> in.name(database))));
    } catch (AlreadyExistsException e) {
      // Somebody else was faster, which is as good.
    }
  }

  @Override
  public Optional<CatalogTable> find(String table) {
    return get(table).map(GlueTables::from);
  }

  private Optional<Table> get(String table) {
    try {
      return Optional.of(
          call(
                  "GetTable",
                  () ->
                      glue.getTable(
                          get -> get.catalogId(catalogId).databaseName(database).name(table)))
              .table());
    } catch (EntityNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public void create(CatalogTable table, String instant) {
    try {
      call(
          "CreateTable",
          () ->
              glue.createTable(
                  create ->
                      create
                          .catalogId(catalogId)
                          .databaseName(database)
                          .tableInput(GlueTables.fresh(table, instant))));
    } catch (AlreadyExistsException e) {
      throw new CatalogFailure("Somebody else made the table %s.".formatted(table.name()), e);
    }
  }

  @Override
  public void update(CatalogTable table, String instant) {
    Table found =
        get(table.name())
            .orElseThrow(
                () -> new CatalogFailure("The table %s is gone.".formatted(table.name()), null));
    call(
        "UpdateTable",
        () ->
            glue.updateTable(
                update ->
                    update
                        .catalogId(catalogId)
                        .databaseName(database)
                        // A version for each new column would soon reach Glue's limit.
                        .skipArchive(true)
                        .versionId(found.versionId())
                        .tableInput(GlueTables.changed(found, table, instant))));
  }

  @Override
  public Set<CatalogPartition> partitions(CatalogTable table) {
    return call(
        "GetPartitions",
        () -> {
          Set<CatalogPartition> partitions = new HashSet<>();
          glue
              .getPartitionsPaginator(
                  get ->
                      get.catalogId(catalogId)
                          .databaseName(database)
                          .tableName(table.name())
                          .excludeColumnSchema(true))
              .stream()
              .flatMap(page -> page.partitions().stream())
              .forEach(partition -> partitions.add(new CatalogPartition("", partition.values())));
          return partitions;
        });
  }

  @Override
  public void addPartitions(CatalogTable table, Collection<CatalogPartition> partitions) {
    List<CatalogPartition> all = new ArrayList<>(partitions);
    for (int from = 0; from < all.size(); from += BATCH) {
      List<PartitionInput> batch =
          all.subList(from, Math.min(all.size(), from + BATCH)).stream()
              .map(partition -> GlueTables.partition(table, partition))
              .toList();
      BatchCreatePartitionResponse answer =
          call(
              "BatchCreatePartition",
              () ->
                  glue.batchCreatePartition(
                      create ->
                          create
                              .catalogId(catalogId)
                              .databaseName(database)
                              .tableName(table.name())
                              .partitionInputList(batch)));
      requireAdded(table, answer.errors());
    }
  }

  private static void requireAdded(CatalogTable table, List<PartitionError> errors) {
    for (PartitionError error : errors) {
      String code = error.errorDetail().errorCode();
      if (!ALREADY_THERE.equals(code)) {
        throw new CatalogFailure(
            "Glue refused a partition of %s: %s.".formatted(table.name(), code), null);
      }
    }
  }

  /** Lets through what Glue says of a thing that is there or is not; the rest is a failure. */
  private <T> T call(String action, Supplier<T> request) {
    try {
      return request.get();
    } catch (EntityNotFoundException | AlreadyExistsException e) {
      throw e;
    } catch (AwsServiceException e) {
      throw new CatalogFailure(
          "Glue answered %s with %s [database=%s]. Check that the credentials may do so, and glue.region."
              .formatted(action, e.awsErrorDetails().errorCode(), database),
          e);
    } catch (SdkException e) {
      throw new CatalogFailure(
          "Glue cannot be asked for %s [database=%s]: %s. Check glue.region, glue.endpoint and the credentials."
              .formatted(action, database, e.getClass().getSimpleName()),
          e);
    }
  }

  @Override
  public void close() {
    glue.close();
  }
}
