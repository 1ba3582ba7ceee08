package io.tributary.connect.smt.jolt.shift;

import io.tributary.connect.smt.jolt.key.Alternatives;
import io.tributary.connect.smt.jolt.key.KeyPattern;
import io.tributary.connect.smt.jolt.key.ListIndex;
import io.tributary.connect.smt.jolt.key.LiteralKey;
import io.tributary.connect.smt.jolt.path.PathParser;
import io.tributary.connect.smt.jolt.path.Scope;
import io.tributary.connect.smt.jolt.path.Segment;
import io.tributary.connect.smt.jolt.path.SpecFault;
import io.tributary.connect.smt.jolt.step.SpecContext;
import io.tributary.connect.smt.jolt.step.Step;
import io.tributary.connect.smt.json.JsonNode;
import io.tributary.connect.smt.json.JsonNode.JsonArray;
import io.tributary.connect.smt.json.JsonNode.JsonObject;
import io.tributary.connect.smt.json.JsonNode.JsonString;
import io.tributary.connect.smt.json.JsonNode.Member;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles the spec of a shift. Each key and path that is wrong becomes one problem. */
public final class ShiftCompiler {

  private static final String RIGHT_HAND_SIDES =
      "a path, an array of paths, an object of further keys, or null to drop what matched";

  /** Jolt's order: references, then stars from specific to general, the longer key first. */
  private static final Comparator<Pattern> TRIED_FIRST =
      Comparator.comparingInt(Pattern::precedence)
          .thenComparing(Pattern::canonical, Comparator.comparingInt(String::length).reversed())
          .thenComparing(Pattern::canonical);

  /** Stands for what a star stands for; no key has it. */
  private static final String ANY_TEXT = "\uffff";

  private final SpecContext context;
  private final List<WritePath> paths = new ArrayList<>();
  private final Prefixes prefixes = new Prefixes();
  private final Map<ShiftNode, Source> sources = new LinkedHashMap<>();
  private int deepest;

  private ShiftCompiler(SpecContext context) {
    this.context = context;
  }

  private record Pattern(LeftKey key, ShiftNode node) {

    int precedence() {
      return key instanceof LeftKey.Named named ? named.pattern().precedence() : 1;
    }

    String canonical() {
      return key.canonical();
    }

    boolean isShadowedBy(Pattern earlier) {
      return key instanceof LeftKey.Named own
          && earlier.key() instanceof LeftKey.Named other
          && other.pattern().matches(own.pattern().canonical().replace("*", ANY_TEXT));
    }
  }

  /** The step; its problems, where it has any, are in the context. */
  public static Step compile(JsonObject spec, String path, SpecContext context) {
    ShiftCompiler compiler = new ShiftCompiler(context);
    Scope outermost = Scope.outermost(context.limits().maxIndex());
    LeftKey key = new LeftKey.Named(new LiteralKey(Scope.ROOT));
    Scope scope = LeftKeyParser.scopeBelow(key, outermost);
    Branch root = new Branch(key, compiler.children(spec, path, scope));
    return new ShiftStep(
        root, compiler.paths, compiler.prefixes.count(), compiler.deepest, compiler.sources);
  }

  private Children children(JsonObject spec, String path, Scope scope) {
    if (spec.members().isEmpty()) {
      context
          .problems()
          .add(spec.at(), path, "an empty object matches nothing", "at least one key");
    }
    List<ShiftNode> pointing = new ArrayList<>();
    Map<LiteralKey, ShiftNode> literals = new LinkedHashMap<>();
    List<Pattern> patterns = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Member member : spec.members()) {
      String memberPath = path + "/" + member.name();
      for (String raw : Alternatives.of(member.name())) {
        LeftKey key = key(raw, member.at(), memberPath, scope, seen);
        ShiftNode node = key == null ? null : node(key, member.value(), memberPath, scope);
        if (key == null || node == null) {
          continue;
        }
        sources.put(node, new Source(member.at(), memberPath));
        if (!key.matchesEntries()) {
          pointing.add(node);
        } else if (key instanceof LeftKey.Named named
            && named.pattern() instanceof LiteralKey literal) {
          literals.put(literal, node);
        } else {
          patterns.add(new Pattern(key, node));
        }
      }
    }
    patterns.sort(TRIED_FIRST);
    refuseShadowed(patterns);
    List<ShiftNode> tried = patterns.stream().map(Pattern::node).toList();
    return new Children(pointing, literals, tried, overlap(literals.keySet(), patterns));
  }

  /** Refuses patterns that never get an entry, as one that is tried before takes all of them. */
  private void refuseShadowed(List<Pattern> patterns) {
    for (int i = 1; i < patterns.size(); i++) {
      Pattern later = patterns.get(i);
      for (Pattern earlier : patterns.subList(0, i)) {
        Source source = sources.get(later.node());
        if (source != null && later.isShadowedBy(earlier)) {
          context
              .problems()
              .add(
                  source.at(),
                  source.path(),
                  "'%s' matches nothing, as '%s' is tried before and matches all that it does"
                      .formatted(later.canonical(), earlier.canonical()),
                  "one of them");
          break;
        }
      }
    }
  }

  private static boolean overlap(Set<LiteralKey> literals, List<Pattern> patterns) {
    for (LiteralKey literal : literals) {
      for (Pattern pattern : patterns) {
        KeyPattern named = pattern.key() instanceof LeftKey.Named key ? key.pattern() : null;
        if (named == null || named.matches(literal.name())) {
          return true;
        }
      }
    }
    return false;
  }

  private @Nullable LeftKey key(
      String raw, Position at, String path, Scope scope, Set<String> seen) {
    try {
      LeftKey key = LeftKeyParser.parse(raw, scope);
      if (!seen.add(key.canonical())) {
        context.problems().add(at, path, "'" + raw + "' stands twice among the keys of one object");
        return null;
      }
      return key;
    } catch (SpecFault fault) {
      report(fault, at, path);
      return null;
    }
  }

  private @Nullable ShiftNode node(LeftKey key, JsonNode right, String path, Scope above) {
    Scope scope = LeftKeyParser.scopeBelow(key, above);
    deepest = Math.max(deepest, scope.depth());
    if (right instanceof JsonObject below) {
      if (key instanceof LeftKey.Itself || key instanceof LeftKey.KeyAsValue) {
        context
            .problems()
            .add(below.at(), path, "a key with @ or $ has no keys below it", "a path");
        return null;
      }
      return key.matchesEntries() && isOnlyItself(below)
          ? leaf(
              key,
              below.members().get(0).value(),
              path + "/" + below.members().get(0).name(),
              scope.writtenBelow())
          : new Branch(key, children(below, path, scope));
    }
    return leaf(key, right, path, scope);
  }

  /** Whether an object means what its one path would mean in its stead. */
  private static boolean isOnlyItself(JsonObject right) {
    Member first = right.members().isEmpty() ? null : right.members().get(0);
    return first != null
        && right.members().size() == 1
        && (first.name().equals("@") || first.name().equals("@0"))
        && (first.value() instanceof JsonString || first.value() instanceof JsonArray);
  }

  private Leaf leaf(LeftKey key, JsonNode right, String path, Scope scope) {
    List<WritePath> targets = new ArrayList<>();
    if (right instanceof JsonArray array) {
      for (int i = 0; i < array.items().size(); i++) {
        target(key, array.items().get(i), path + "/" + i, scope, targets);
      }
    } else if (!(right instanceof JsonNode.JsonLiteral literal && literal.value() == null)) {
      target(key, right, path, scope, targets);
    }
    paths.addAll(targets);
    return new Leaf(key, targets);
  }

  private void target(
      LeftKey key, JsonNode right, String path, Scope scope, List<WritePath> targets) {
    if (!(right instanceof JsonString text)) {
      context.problems().add(right.at(), path, "found " + right.kind(), RIGHT_HAND_SIDES);
      return;
    }
    try {
      List<Segment> segments =
          text.text().isBlank() ? List.of() : PathParser.segments(text.text(), scope);
      KeyPattern pattern = key instanceof LeftKey.Named named ? named.pattern() : null;
      targets.add(new WritePath(segments, scope.walked(), prefixes, pattern));
      segments.forEach(segment -> suspectIndex(segment, scope.walked(), right.at(), path));
    } catch (SpecFault fault) {
      report(fault, right.at(), path);
    }
  }

  private void suspectIndex(Segment segment, Scope scope, Position at, String path) {
    if (!(segment instanceof Segment.AtKey place)) {
      return;
    }
    String key = scope.key(place.reference().level(), place.reference().group());
    if (key != null && ListIndex.parse(key) == ListIndex.NONE) {
      context
          .findings()
          .suspect(
              new Problem(
                  at,
                  path,
                  "'%s' writes nothing, as the key is '%s' and no index"
                      .formatted(place.canonical(), key),
                  "a reference to a key that is an index, [] or [#1]",
                  null));
    }
  }

  private void report(SpecFault fault, Position at, String path) {
    context
        .problems()
        .add(new Problem(at, path, fault.what(), fault.expected(), fault.suggestion()));
  }
}
