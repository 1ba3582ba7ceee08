package io.tributary.connect.smt.schema;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** How a transform's output gets its types: from declared columns, or from what records hold. */
public sealed interface Typing permits OutputSchema, Inference {

  /**
   * The typed row of a tree. Rows of one shape have one and the same schema instance.
   *
   * @param tree an object
   * @param topic the record's, as each topic has rows of its own shape
   * @throws io.tributary.connect.smt.problem.BadValueException where a value does not fit
   */
  Struct row(Object tree, String topic);

  /** The schema that a topic's rows have now. */
  Schema schema(String topic);

  /** The same with one more column from the start, a nullable string. */
  Typing withText(String column);
}
