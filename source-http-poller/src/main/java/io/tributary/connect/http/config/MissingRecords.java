package io.tributary.connect.http.config;

/** What a response is that has nothing where its records should be. */
enum MissingRecords {
  EMPTY,
  FAIL
}
