package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.aggregate.StatementFold;
import io.tributary.connect.jdbcagg.retract.ChangeEvent;
import io.tributary.connect.jdbcagg.row.RowSource;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Learns the types of rows from the schemas of envelopes, whether or not there is a row in them.
 */
final class ChangeTypes {

  private final StatementFold fold;
  private @Nullable Schema known;

  ChangeTypes(StatementFold fold) {
    this.fold = fold;
  }

  /** See {@link Fold#learn}. */
  boolean learn(SinkRecord record) {
    Schema envelope = record.valueSchema();
    if (envelope == null || (envelope == known && fold.bound())) {
      return false;
    }
    Schema row = envelope.type() == Schema.Type.STRUCT ? ChangeEvent.rowSchema(envelope) : null;
    if (row == null) {
      return false; // refused when it is read
    }
    known = envelope;
    return fold.learn(new RowSource(new Struct(row), record)) && !fold.bound();
  }
}
