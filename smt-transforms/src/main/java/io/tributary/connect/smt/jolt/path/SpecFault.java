package io.tributary.connect.smt.jolt.path;

import io.tributary.connect.kit.config.Suggestion;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A key or a path that cannot be compiled; the compiler turns it into a problem with its place. */
public final class SpecFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final String expected;
  private final @Nullable String suggestion;

  public SpecFault(String what, String expected) {
    this(what, expected, null);
  }

  public SpecFault(String what, String expected, @Nullable String suggestion) {
    super(what, null, false, false);
    this.what = what;
    this.expected = expected;
    this.suggestion = suggestion;
  }

  /**
   * A word that none of the known ones equals; the nearest is suggested.
   *
   * @param prefix what stands before the word in a spec
   */
  public static SpecFault unknown(
      String what, String word, Collection<String> known, String prefix) {
    String nearest = Suggestion.closest(word, known).map(prefix::concat).orElse(null);
    return new SpecFault(what, String.join(", ", new TreeSet<>(known)), nearest);
  }

  public String what() {
    return what;
  }

  public String expected() {
    return expected;
  }

  public @Nullable String suggestion() {
    return suggestion;
  }
}
