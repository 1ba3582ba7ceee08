package io.tributary.harness.mysql;

/** A user of the database server. */
public record Account(String user, String password) {
  /** Keeps the password out of logs. */
  @Override
  public String toString() {
    return user;
  }
}
