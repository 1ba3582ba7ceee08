package io.tributary.connect.jdbcagg.upsert;

/**
 * A column as the table has it.
 *
 * @param ddl its type, for messages
 * @param lowest of numbers, or of timestamps in epoch seconds
 * @param highest of numbers, or of timestamps in epoch seconds; the longest of texts and bytes
 */
public record TableColumn(
    String name,
    String ddl,
    CellType type,
    long lowest,
    long highest,
    Measure measure,
    Presence presence) {

  /** How long a text is. */
  public enum Measure {
    CHARACTERS,
    /** In UTF-8. */
    BYTES,
    /** Characters, of which trailing spaces are cut off. */
    PADDED
  }

  /** Whether a row must say something. */
  public enum Presence {
    /** May be null. */
    OPTIONAL,
    /** Never null, and has a value where a row says nothing. */
    DEFAULTED,
    /** Never null, and must be said. */
    REQUIRED,
    /** Computed by the database. */
    GENERATED
  }
}
