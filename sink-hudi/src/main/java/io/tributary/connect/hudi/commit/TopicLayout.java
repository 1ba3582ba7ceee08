package io.tributary.connect.hudi.commit;

import io.tributary.connect.hudi.model.Topics;

/** What the brokers say of the sink's topics. */
public interface TopicLayout {

  /** All topics of the sink as they are now. */
  Topics topics();
}
