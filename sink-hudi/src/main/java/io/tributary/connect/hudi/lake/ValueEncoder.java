package io.tributary.connect.hudi.lake;

/** Turns one Connect value that is not null into the Avro value of its column. */
interface ValueEncoder {

  /**
   * Encodes one value.
   *
   * @throws org.apache.kafka.connect.errors.DataException where the column cannot hold the value
   */
  Object encode(Object value);
}
