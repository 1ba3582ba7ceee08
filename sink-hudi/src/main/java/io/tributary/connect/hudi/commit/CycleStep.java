package io.tributary.connect.hudi.commit;

import java.util.List;

/** Where an event leads: the next state, and what is to be done on the way. */
public record CycleStep(CycleState next, List<CycleAction> actions) {

  public CycleStep {
    actions = List.copyOf(actions);
  }

  static CycleStep to(CycleState next, CycleAction... actions) {
    return new CycleStep(next, List.of(actions));
  }
}
