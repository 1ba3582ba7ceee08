package io.tributary.connect.smt.jolt.edit;

import io.tributary.connect.smt.jolt.edit.DefaultKey.Filling;
import io.tributary.connect.smt.jolt.edit.DefaultKey.Keys;
import io.tributary.connect.smt.jolt.edit.DefaultKey.Kind;
import io.tributary.connect.smt.jolt.edit.DefaultKey.Value;
import io.tributary.connect.smt.jolt.key.Alternatives;
import io.tributary.connect.smt.jolt.key.ListIndex;
import io.tributary.connect.smt.jolt.step.SpecContext;
import io.tributary.connect.smt.jolt.step.Step;
import io.tributary.connect.smt.json.JsonNode.JsonObject;
import io.tributary.connect.smt.json.JsonNode.Member;
import io.tributary.connect.smt.problem.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Compiles the spec of a default. */
public final class DefaultCompiler {

  private static final String LIST = "[]";

  /** Literals, then alternatives from specific to general, then the star. */
  private static final Comparator<DefaultKey> APPLIED_FIRST =
      Comparator.comparing(DefaultKey::kind)
          .thenComparing(DefaultKey::names, DefaultCompiler::compareAlternatives);

  private final Problems problems;
  private final int maxIndex;

  private DefaultCompiler(Problems problems, int maxIndex) {
    this.problems = problems;
    this.maxIndex = maxIndex;
  }

  /** The step; its problems, where it has any, are in the context. */
  public static Step compile(JsonObject spec, String path, SpecContext context) {
    int maxIndex = context.limits().maxIndex();
    Keys forObjects = new DefaultCompiler(context.problems(), maxIndex).keys(spec, path, false);
    Problems onlyForLists = new Problems();
    Keys forLists = new DefaultCompiler(onlyForLists, maxIndex).keys(spec, path, true);
    return new DefaultStep(forObjects, onlyForLists.isEmpty() ? forLists : null);
  }

  private Keys keys(JsonObject spec, String path, boolean list) {
    List<DefaultKey> keys = new ArrayList<>();
    int highest = ListIndex.NONE;
    for (Member member : spec.members()) {
      DefaultKey key = key(member, path + "/" + member.name(), list);
      keys.add(key);
      if (list && key.kind() == Kind.LITERAL) {
        highest = Math.max(highest, ListIndex.parse(key.names().get(0)));
      }
    }
    keys.sort(APPLIED_FIRST);
    return new Keys(keys, list, highest);
  }

  private DefaultKey key(Member member, String path, boolean inList) {
    boolean makesList = member.name().endsWith(LIST);
    String name = makesList ? member.name().replace(LIST, "") : member.name();
    Kind kind = kind(name);
    List<String> names =
        switch (kind) {
          case LITERAL -> List.of(name);
          case ANY_OF -> Alternatives.of(name);
          case ALL -> List.of();
        };
    if (kind == Kind.ALL && !name.equals("*")) {
      problems.add(member.at(), path, "'*' stands with other characters", "* alone");
    }
    if (inList) {
      names.forEach(index -> checkIndex(index, member, path));
    }
    Filling filling =
        member.value() instanceof JsonObject below
            ? keys(below, path, makesList)
            : new Value(member.value().plain());
    return new DefaultKey(kind, names, filling);
  }

  private static Kind kind(String name) {
    if (name.contains("*")) {
      return Kind.ALL;
    }
    return name.contains("|") ? Kind.ANY_OF : Kind.LITERAL;
  }

  private void checkIndex(String text, Member member, String path) {
    int index = ListIndex.parse(text);
    if (index == ListIndex.NONE) {
      problems.add(
          member.at(), path, "'" + text + "' is no list index", "an index, 0|1, or * in a list");
    } else if (index > maxIndex) {
      problems.add(
          member.at(), path, "list index " + index + " is above limits.max.index=" + maxIndex);
    }
  }

  private static int compareAlternatives(List<String> a, List<String> b) {
    if (a.size() < 2 || b.size() < 2) {
      return 0; // not alternatives: such keys stay in the order of the spec
    }
    int bySize = Integer.compare(a.size(), b.size());
    return bySize != 0 ? bySize : String.join("|", a).compareTo(String.join("|", b));
  }
}
