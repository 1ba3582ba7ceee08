package io.tributary.connect.http.model;

/** The values that a record's columns had in a response, before they were given types. */
public final class RawRow {

  /** Stands where a single value was expected and an object or an array was found. */
  public static final Object NESTED = new Object();

  private RawRow() {}
}
