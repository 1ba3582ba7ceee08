package io.tributary.connect.hudi.commit;

import java.util.Map;

/** How many partitions the sink's topics have, over all tasks. */
public interface TopicLayout {

  /** Topic to number of partitions. */
  Map<String, Integer> partitionCounts();
}
