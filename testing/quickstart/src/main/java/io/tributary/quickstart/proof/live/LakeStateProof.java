package io.tributary.quickstart.proof.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.quickstart.probe.TopicTail;
import io.tributary.quickstart.proof.LakeProof;
import io.tributary.quickstart.proof.LastState;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.Table;
import io.tributary.quickstart.proof.Verdict;
import io.tributary.quickstart.proof.lake.Commit;
import io.tributary.quickstart.proof.lake.LakeFiles;
import io.tributary.quickstart.proof.lake.LakeTable;
import io.tributary.quickstart.proof.lake.LakeTimeline;
import io.tributary.quickstart.proof.lake.RememberedFiles;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Proves that a lake table holds the last state of each key of its topic, in all columns. */
public final class LakeStateProof implements LiveProof {

  private static final String OFFSETS = "tributary.offsets";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TopicTail tail;
  private final LastState.Step step;
  private final LakeFiles files;
  private final LakeProof proof;

  /** The last state of each key, of the records that the table has taken in. */
  private final Map<List<@Nullable Object>, Row> last = new LinkedHashMap<>();

  /**
   * Compares a table with its topic.
   *
   * @param tail of the topic, from its beginning; closed with this
   * @param step how the topic's records change the last states
   */
  public LakeStateProof(TopicTail tail, LastState.Step step, LakeFiles files, LakeProof proof) {
    this.tail = tail;
    this.step = step;
    this.files = new RememberedFiles(files);
    this.proof = proof;
  }

  @Override
  public Verdict check() throws IOException {
    LakeTimeline timeline = LakeTimeline.read(files);
    List<Row> rows = LakeTable.rows(files, timeline);
    Map<Integer, Long> next = offsets(timeline.commits());
    if (tail.beyond(next)) {
      tail.rewind();
      last.clear();
    }
    tail.readBelow(next, record -> step.apply(record, proof.keyColumns(), last));
    return proof.check(new Table("the topic " + tail.topic(), last), rows);
  }

  /** What the last commit says of the topic, in the form that the sink documents. */
  private Map<Integer, Long> offsets(List<Commit> commits) throws IOException {
    Map<Integer, Long> next = new HashMap<>();
    for (int i = commits.size() - 1; i >= 0; i--) {
      String offsets = commits.get(i).extra().get(OFFSETS);
      if (offsets != null) {
        JsonNode topic = JSON.readTree(offsets).path("topics").path(tail.topic());
        topic
            .path("next")
            .properties()
            .forEach(each -> next.put(Integer.parseInt(each.getKey()), each.getValue().asLong()));
        return next;
      }
    }
    return next;
  }

  @Override
  public void close() {
    tail.close();
  }
}
