package io.tributary.connect.smt.jolt.function;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What texts compile to, so that a spec's literals are compiled once. Records can give such texts
 * too, so it forgets all of them when there are too many.
 *
 * <p>Threading: safe for several threads.
 *
 * @param <T> the compiled form
 */
final class Remembered<T> {

  private static final int MOST = 256;

  private final Function<String, @Nullable T> compiler;
  private final Map<String, Optional<T>> compiled = new ConcurrentHashMap<>();

  /**
   * A memory of one compiler's results.
   *
   * @param compiler gives null for a text that does not compile
   */
  Remembered(Function<String, @Nullable T> compiler) {
    this.compiler = compiler;
  }

  @Nullable T of(String text) {
    Optional<T> known = compiled.get(text);
    if (known == null) {
      if (compiled.size() >= MOST) {
        compiled.clear();
      }
      known = Optional.ofNullable(compiler.apply(text));
      compiled.put(text, known);
    }
    return known.orElse(null);
  }
}
