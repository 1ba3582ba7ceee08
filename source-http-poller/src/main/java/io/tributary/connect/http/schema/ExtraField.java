package io.tributary.connect.http.schema;

import org.apache.kafka.connect.data.Schema;

/**
 * A field that a record has not of itself.
 *
 * @param slot where among the record's typed values it stands
 */
public record ExtraField(String name, Schema schema, int slot) {}
