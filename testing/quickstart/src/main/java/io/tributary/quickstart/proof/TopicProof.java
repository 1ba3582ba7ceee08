package io.tributary.quickstart.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * Proves that a topic holds every polled row exactly once and nothing else.
 *
 * @param columns what is compared, field by field
 * @param versionColumns what makes one observation of one thing unique
 */
public record TopicProof(String topic, List<String> columns, List<String> versionColumns) {

  /**
   * Compares the rows of the bodies with those of the records.
   *
   * @param polled the rows of all bodies that were served, each observation once
   * @param records all records of the topic
   */
  public Verdict check(List<Row> polled, List<TopicRecord> records) {
    Differences differences = new Differences();
    List<Row> arrived = new ArrayList<>();
    for (TopicRecord record : records) {
      Row row = record.value();
      if (row == null) {
        differences.add(record.place() + " has no value");
      } else {
        arrived.add(row);
      }
    }
    Table served = Table.keyed("the served bodies", polled, versionColumns, differences);
    Table topicRows = Table.keyed("the topic " + topic, arrived, versionColumns, differences);
    served.compareWith(topicRows, columns, differences);
    return differences.verdict("polled rows = topic " + topic, polled.size());
  }
}
