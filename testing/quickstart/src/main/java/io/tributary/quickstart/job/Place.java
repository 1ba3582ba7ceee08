package io.tributary.quickstart.job;

/** Where records rest on their way: the nodes of a job's flow. */
public record Place(Kind kind, String name) {

  /** What a place is. */
  public enum Kind {
    /** A polled API; the name is that of its feed. */
    API,
    TOPIC,
    /** A topic of the second cluster. */
    TOPIC_ELSEWHERE,
    /** A table of the MySQL-compatible database. */
    TABLE,
    /** A Hudi table in the bucket; the name is its folder. */
    LAKE,
    /** A table of Hive. */
    HIVE
  }

  public static Place api(String feed) {
    return new Place(Kind.API, feed);
  }

  public static Place topic(String name) {
    return new Place(Kind.TOPIC, name);
  }

  public static Place elsewhere(String topic) {
    return new Place(Kind.TOPIC_ELSEWHERE, topic);
  }

  public static Place table(String name) {
    return new Place(Kind.TABLE, name);
  }

  public static Place lake(String name) {
    return new Place(Kind.LAKE, name);
  }

  public static Place hive(String name) {
    return new Place(Kind.HIVE, name);
  }
}
