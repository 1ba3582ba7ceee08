package io.tributary.connect.smt.lookup;

/** What a join reads its rows from. */
public sealed interface TableRef {

  /** As messages and metrics name it; without the text of a query. */
  String name();

  /** A table of the database, all rows of it. */
  record SqlTable(String name) implements TableRef {}

  /**
   * What a query of the database gives.
   *
   * @param alias the join's, as a query has no name
   */
  record SqlQuery(String alias, String sql) implements TableRef {
    @Override
    public String name() {
      return "query " + alias;
    }
  }

  /** The last record of each key of a topic. */
  record Topic(String name) implements TableRef {}

  /**
   * The rows of a file.
   *
   * @param delimiter what is between the cells of a CSV file
   */
  record DataFile(String path, char delimiter) implements TableRef {
    @Override
    public String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }
}
