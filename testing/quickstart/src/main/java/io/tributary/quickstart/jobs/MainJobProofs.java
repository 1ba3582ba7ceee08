package io.tributary.quickstart.jobs;

import io.tributary.quickstart.job.Stores;
import io.tributary.quickstart.proof.AggregateProof;
import io.tributary.quickstart.proof.Aggregation;
import io.tributary.quickstart.proof.BodyFiles;
import io.tributary.quickstart.proof.DatabaseRows;
import io.tributary.quickstart.proof.Differences;
import io.tributary.quickstart.proof.LakeProof;
import io.tributary.quickstart.proof.LastState;
import io.tributary.quickstart.proof.OpenSkyBody;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.Table;
import io.tributary.quickstart.proof.TopicRecord;
import io.tributary.quickstart.proof.UmoIqBody;
import io.tributary.quickstart.proof.Verdict;
import io.tributary.quickstart.proof.lake.LakeTable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All proofs of the main job, over what lies in its stores now. */
final class MainJobProofs {

  private final Stores stores;
  private final Path served;
  private final @Nullable Path recordings;

  /**
   * Proves over some stores.
   *
   * @param served the bodies that the REST API gave out
   * @param recordings the bodies that it was to give out, or null for a simulation
   */
  MainJobProofs(Stores stores, Path served, @Nullable Path recordings) {
    this.stores = stores;
    this.served = served;
    this.recordings = recordings;
  }

  /** Reads everything again, from its beginning, and compares. */
  List<Verdict> check() throws IOException, SQLException {
    List<TopicRecord> flights = stores.records(MainJob.FLIGHTS);
    List<TopicRecord> buses = stores.records(MainJob.BUSES);
    List<TopicRecord> changes = stores.records(MainJob.CHANGES);
    List<Row> lakeFlights = LakeTable.rows(stores.lake("flights"));
    List<Row> lakeByCountry = LakeTable.rows(stores.lake("flights_by_country"));
    List<Row> byCountry = DatabaseRows.of(stores.database(), "flights_by_country");
    List<Verdict> verdicts = new ArrayList<>();
    verdicts.add(
        MainJob.FLIGHTS_PROOF.check(
            BodyFiles.rows(served.resolve("opensky"), OpenSkyBody::rows), flights));
    verdicts.add(
        MainJob.BUSES_PROOF.check(BodyFiles.rows(served.resolve("buses"), UmoIqBody::rows), buses));
    verdicts.add(onePartitionPerKey(flights, buses));
    verdicts.add(aggregate(MainJob.FLIGHTS_BY_COUNTRY, flights));
    verdicts.add(aggregate(MainJob.BUSES_BY_ROUTE, buses));
    verdicts.add(
        new LakeProof("flights", MainJob.FLIGHT_KEY)
            .check(
                LastState.ofRows("the topic flights", flights, MainJob.FLIGHT_KEY), lakeFlights));
    verdicts.addAll(changes(changes, byCountry, lakeByCountry));
    if (recordings != null) {
      verdicts.add(recorded(recordings, lakeFlights));
    }
    return verdicts;
  }

  private static Verdict onePartitionPerKey(List<TopicRecord> flights, List<TopicRecord> buses) {
    Differences differences = new Differences();
    LastState.requireOnePartitionPerKey(flights, differences);
    LastState.requireOnePartitionPerKey(buses, differences);
    return differences.verdict("each key in one partition", (long) flights.size() + buses.size());
  }

  private Verdict aggregate(Aggregation aggregation, List<TopicRecord> records)
      throws SQLException {
    return new AggregateProof(aggregation)
        .check(records, DatabaseRows.of(stores.database(), aggregation.table()));
  }

  /** The lake's copy of a table, against the change events and against the table itself. */
  private static List<Verdict> changes(
      List<TopicRecord> changes, List<Row> database, List<Row> lake) {
    List<String> key = MainJob.FLIGHTS_BY_COUNTRY.keyColumns();
    LakeProof proof = new LakeProof("flights_by_country", key);
    Differences differences = new Differences();
    Table table = Table.keyed("the table flights_by_country", database, key, differences);
    return List.of(
        proof.check(LastState.ofChanges("the topic " + MainJob.CHANGES, changes, key), lake),
        proof.check(table, lake),
        differences.verdict("table flights_by_country has each key once", database.size()));
  }

  private static Verdict recorded(Path recordings, List<Row> lake) throws IOException {
    List<Row> vectors = BodyFiles.rows(recordings, OpenSkyBody::rows);
    Table last =
        LastState.ofSequence(vectors.size() + " recorded vectors", vectors, MainJob.FLIGHT_KEY);
    return new LakeProof("flights", MainJob.FLIGHT_KEY).check(last, lake);
  }
}
