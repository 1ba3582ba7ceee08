package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.Row;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.connect.data.Struct;

/**
 * A row as Avro.
 *
 * @param source kept to encode the row again should the table get more columns before it is written
 */
record AvroRow(Struct source, GenericRecord encoded) implements Row {}
