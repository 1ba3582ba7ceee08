package io.tributary.connect.http.tree;

import io.tributary.connect.http.model.Pick;
import io.tributary.connect.http.model.RawRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Picks values out of trees. */
public final class TreePicks {

  private final List<Planned> picks = new ArrayList<>();
  private final int length;
  private final boolean oneForList;

  private record Planned(int index, List<String> path, Pick pick) {}

  /**
   * @param picks by index of their value; null where nothing is to be picked
   * @param oneForList whether a single value stands for a list of one, as in formats that cannot
   *     tell the two apart
   */
  public TreePicks(List<? extends @Nullable Pick> picks, boolean oneForList) {
    this.length = picks.size();
    this.oneForList = oneForList;
    for (int i = 0; i < picks.size(); i++) {
      Pick pick = picks.get(i);
      if (pick != null) {
        this.picks.add(new Planned(i, path(pick.pointer()), pick));
      }
    }
  }

  /** The unescaped tokens of a pointer (RFC 6901). */
  public static List<String> path(String pointer) {
    return pointer.isEmpty()
        ? List.of()
        : Arrays.stream(pointer.substring(1).split("/", -1))
            .map(token -> token.replace("~1", "/").replace("~0", "~"))
            .toList();
  }

  /** The picked values of a tree. */
  public @Nullable Object[] of(@Nullable Object tree) {
    @Nullable Object[] values = new @Nullable Object[length];
    for (Planned planned : picks) {
      values[planned.index()] = value(planned, tree);
    }
    return values;
  }

  private @Nullable Object value(Planned planned, @Nullable Object tree) {
    if (tree instanceof List<?> elements && planned.pick().position() != Pick.NONE) {
      int position = planned.pick().position();
      return as(
          planned.pick().as(),
          position < elements.size() ? elements.get(position) : null,
          oneForList);
    }
    return at(tree, planned.path(), planned.pick().as(), oneForList);
  }

  /** What a path leads to; null if it leads nowhere. */
  public static @Nullable Object at(
      @Nullable Object tree, List<String> path, Pick.As as, boolean oneForList) {
    Object found = tree;
    for (String token : path) {
      found = inside(found, token);
    }
    return as(as, found, oneForList);
  }

  private static @Nullable Object inside(@Nullable Object tree, String token) {
    if (tree instanceof Map<?, ?> members) {
      return members.get(token);
    }
    if (tree instanceof List<?> elements && token.matches("0|[1-9]\\d{0,3}")) {
      int index = Integer.parseInt(token);
      return index < elements.size() ? elements.get(index) : null;
    }
    return null;
  }

  private static @Nullable Object as(Pick.As as, @Nullable Object value, boolean oneForList) {
    if (value == null) {
      return null;
    }
    if (as == Pick.As.LIST) {
      return value instanceof List<?> elements
          ? list(elements)
          : oneForList ? list(List.of(value)) : single(value);
    }
    Object single = single(value);
    if (as == Pick.As.TEXT && (single instanceof Number || single instanceof Boolean)) {
      return single.toString();
    }
    return as == Pick.As.FLOATING && single instanceof Long number
        ? (Object) number.doubleValue()
        : single;
  }

  private static List<@Nullable Object> list(List<?> elements) {
    List<@Nullable Object> values = new ArrayList<>(elements.size());
    for (Object element : elements) {
      values.add(element == null ? null : single(element));
    }
    return values;
  }

  private static Object single(Object value) {
    return value instanceof Map || value instanceof List ? RawRow.NESTED : value;
  }
}
