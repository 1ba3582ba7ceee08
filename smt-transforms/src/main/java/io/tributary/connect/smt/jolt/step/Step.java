package io.tributary.connect.smt.jolt.step;

import org.jspecify.annotations.Nullable;

/** One compiled operation. Immutable; safe for several threads. */
public interface Step {

  /**
   * Transforms a tree. The input is never changed, but for containers that {@code output} owns; the
   * result may share subtrees with the input.
   *
   * @param input an object, a list, a scalar or null
   * @return the same kinds; null where a shift found nothing to write
   */
  @Nullable Object apply(@Nullable Object input, Output output);

  /**
   * Whether the step may put one subtree of its input in several places. Then what earlier steps
   * made must no longer be changed in place.
   */
  boolean sharesSubtrees();

  /** Whether the step computes values, so that what it leaves of nothing says little. */
  default boolean computes() {
    return false;
  }

  /** Whether the step reads from the record around its input. */
  default boolean readsContext() {
    return false;
  }

  /**
   * What is known, before any record, of what this step leaves.
   *
   * @param before what is known of the input; it may be changed
   * @param findings what of the step can meet nothing
   */
  Shape shapeAfter(Shape before, Findings findings);
}
