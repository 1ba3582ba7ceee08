package io.tributary.connect.smt.expr.function;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.expr.value.Comparison;
import io.tributary.connect.smt.expr.value.Kind;
import io.tributary.connect.smt.expr.value.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists and objects. */
final class ListFunctions {

  private ListFunctions() {}

  static void define(Functions all) {
    all.define("SPLIT", 2, 2, ListFunctions::split);
    all.define("JOIN", 2, 2, ListFunctions::join);
    all.define("FIRST", 1, 1, args -> args.list(0).isEmpty() ? null : args.list(0).get(0));
    all.define("LAST", 1, 1, ListFunctions::last);
    all.define("CONTAINS", 2, 2, ListFunctions::contains);
    all.define("HAS", 2, 2, ListFunctions::has);
  }

  /** Cuts at each separator, as it is written. */
  private static Object split(Arguments args) {
    String text = args.text(0);
    String separator = args.text(1);
    if (separator.isEmpty()) {
      throw args.needs(1, "a separator that is not empty");
    }
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
      parts.add(text.substring(start, end));
      start = end + separator.length();
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static String join(Arguments args) {
    StringBuilder joined = new StringBuilder();
    String separator = "";
    for (Object item : args.list(0)) {
      if (item != null) {
        joined.append(separator).append(TextFunctions.toText(item));
        Texts.refuseLength(joined.length());
        separator = args.text(1);
      }
    }
    return joined.toString();
  }

  private static @Nullable Object last(Arguments args) {
    List<?> list = args.list(0);
    return list.isEmpty() ? null : list.get(list.size() - 1);
  }

  private static Object contains(Arguments args) {
    if (args.any(0) instanceof String text) {
      return text.contains(args.text(1));
    }
    Object wanted = args.any(1);
    for (Object item : args.list(0)) {
      if (Kind.of(item) == Kind.of(wanted) && Comparison.equal(item, wanted)) {
        return true;
      }
    }
    return false;
  }

  private static Object has(Arguments args) {
    Object object = args.any(0);
    if (!Tree.isObject(object)) {
      throw args.needs(0, "an object");
    }
    return Tree.field(object, args.text(1)) != Tree.ABSENT;
  }
}
