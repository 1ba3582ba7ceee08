package io.tributary.connect.smt;

import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** The half of a record that a transform works on. */
enum KeyOrValue {
  KEY {
    @Override
    @Nullable Object of(ConnectRecord<?> record) {
      return record.key();
    }

    @Override
    @Nullable Schema schemaOf(ConnectRecord<?> record) {
      return record.keySchema();
    }

    @Override
    <R extends ConnectRecord<R>> R replace(
        R record, @Nullable Schema schema, @Nullable Object data) {
      return record.newRecord(
          record.topic(),
          record.kafkaPartition(),
          schema,
          data,
          record.valueSchema(),
          record.value(),
          record.timestamp(),
          record.headers());
    }
  },
  VALUE {
    @Override
    @Nullable Object of(ConnectRecord<?> record) {
      return record.value();
    }

    @Override
    @Nullable Schema schemaOf(ConnectRecord<?> record) {
      return record.valueSchema();
    }

    @Override
    <R extends ConnectRecord<R>> R replace(
        R record, @Nullable Schema schema, @Nullable Object data) {
      return record.newRecord(
          record.topic(),
          record.kafkaPartition(),
          record.keySchema(),
          record.key(),
          schema,
          data,
          record.timestamp(),
          record.headers());
    }
  };

  abstract @Nullable Object of(ConnectRecord<?> record);

  abstract @Nullable Schema schemaOf(ConnectRecord<?> record);

  /** The record with this half replaced; all else, headers included, stays. */
  abstract <R extends ConnectRecord<R>> R replace(
      R record, @Nullable Schema schema, @Nullable Object data);
}
