package io.tributary.connect.smt.jolt.slot;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.Chain;
import io.tributary.connect.smt.jolt.path.TreeReference;
import io.tributary.connect.smt.jolt.slot.SlotRun.Beside;
import io.tributary.connect.smt.jolt.step.Budget;
import io.tributary.connect.smt.jolt.step.Limits;
import io.tributary.connect.smt.jolt.step.Output;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chain as one pass over an array of values: the shift reads each into its slot, the other steps
 * edit slots, and only then is an object or a row made of them. It gives what the chain's steps
 * give, and leaves to them the records that need more.
 *
 * <p>Threading: immutable but for what it remembers of the last schema; safe for several threads.
 */
public final class SlotPlan {

  /** More than the steps create for one value, the objects around it included. */
  private static final int NODES_PER_SLOT = 10;

  private final Source.Entry source;
  private final Edit[] edits;
  private final IdentityHashMap<TreeReference, Beside> references;
  private final ObjectBuilder top;
  private final int slots;

  SlotPlan(
      Source.Entry source,
      List<Edit> edits,
      IdentityHashMap<TreeReference, Beside> references,
      ObjectBuilder top,
      int slots) {
    this.source = source;
    this.edits = edits.toArray(Edit[]::new);
    this.references = references;
    this.top = top;
    this.slots = slots;
  }

  /**
   * The plan of a chain.
   *
   * @param limits which slots do not count, so that narrow ones are left to the chain
   * @param columns of the rows that are made of its output, none where it stays a tree
   * @return null where the chain does more than a plan can
   */
  public static @Nullable SlotPlan of(Chain chain, List<String> columns, Limits limits) {
    SlotPlan plan = SlotCompiler.compile(chain.steps(), columns);
    return plan == null || limits.maxNodes() < NODES_PER_SLOT * plan.slots ? null : plan;
  }

  /**
   * The output as a tree.
   *
   * @param context what the spec's {@code ^} reads from
   * @return null where the record is left to the chain
   */
  public @Nullable Object tree(Object input, @Nullable Object context, Limits limits) {
    SlotRun run = run(input, context, limits);
    if (run == null) {
      return null;
    }
    top.buildBelow(run.values, run.output);
    return top.build(run.values, run.output);
  }

  /**
   * The values of the columns, in front of others; {@link Tree#ABSENT} where there is none.
   *
   * @return null where the record is left to the chain
   */
  public @Nullable Object @Nullable [] columns(
      Object input, @Nullable Object context, Limits limits) {
    SlotRun run = run(input, context, limits);
    if (run == null) {
      return null;
    }
    top.buildBelow(run.values, run.output);
    return run.values;
  }

  private @Nullable SlotRun run(Object input, @Nullable Object context, Limits limits) {
    @Nullable Object[] values = new Object[slots];
    Arrays.fill(values, Tree.ABSENT);
    if (!source.read(input, values) || isEmpty(values)) {
      return null;
    }
    Output output = new Output(new Budget(limits), context);
    SlotRun run = new SlotRun(values, references, output);
    for (Edit edit : edits) {
      edit.apply(run);
    }
    return run;
  }

  private static boolean isEmpty(@Nullable Object[] values) {
    for (Object value : values) {
      if (value != Tree.ABSENT) {
        return false;
      }
    }
    return true;
  }
}
