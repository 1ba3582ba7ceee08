package io.tributary.connect.smt.jolt.modify;

import io.tributary.connect.smt.jolt.expression.Choice;
import io.tributary.connect.smt.jolt.expression.Expression;
import io.tributary.connect.smt.jolt.expression.ExpressionParser;
import io.tributary.connect.smt.jolt.expression.ExpressionParser.Parsed;
import io.tributary.connect.smt.jolt.expression.Mode;
import io.tributary.connect.smt.jolt.function.Catalogue;
import io.tributary.connect.smt.jolt.key.Alternatives;
import io.tributary.connect.smt.jolt.key.KeyPattern;
import io.tributary.connect.smt.jolt.key.ListIndex;
import io.tributary.connect.smt.jolt.key.LiteralKey;
import io.tributary.connect.smt.jolt.modify.ModifyBranch.Container;
import io.tributary.connect.smt.jolt.path.Scope;
import io.tributary.connect.smt.jolt.path.SpecFault;
import io.tributary.connect.smt.jolt.step.Dialect;
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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles the spec of a modify. Each key and right-hand side that is wrong is one problem. */
public final class ModifyCompiler {

  private static final Comparator<ModifyNode> TRIED_FIRST =
      Comparator.comparing(node -> node.key().pattern(), KeyPattern.TRIED_FIRST);

  private final SpecContext context;
  private final ExpressionParser expressions;
  private int deepest;

  private ModifyCompiler(SpecContext context) {
    this.context = context;
    Catalogue functions = new Catalogue(context.dialect().onCastError(), context.dialect().clock());
    this.expressions = new ExpressionParser(functions, context.dialect());
  }

  /** The step; its problems, where it has any, are in the context. */
  public static Step compile(JsonObject spec, String path, Mode mode, SpecContext context) {
    ModifyCompiler compiler = new ModifyCompiler(context);
    ModifyKey key = new ModifyKey(new LiteralKey(Scope.ROOT), ListIndex.NONE, mode, false);
    Scope outermost = Scope.outermost(context.limits().maxIndex());
    ModifyBranch root = compiler.branch(key, spec, path, mode, outermost.below(0, Scope.ROOT));
    return new ModifyStep(root, compiler.deepest, compiler.expressions.readContext());
  }

  private ModifyBranch branch(ModifyKey key, JsonObject spec, String path, Mode mode, Scope scope) {
    deepest = Math.max(deepest, scope.depth());
    List<ModifyNode> literals = new ArrayList<>();
    List<ModifyNode> patterns = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Member member : spec.members()) {
      String memberPath = path + "/" + member.name();
      for (String raw : Alternatives.of(member.name())) {
        ModifyNode node = node(raw, member, memberPath, mode, scope);
        if (node == null) {
          continue;
        }
        if (!seen.add(node.key().canonical())) {
          add(member.at(), memberPath, "'" + raw + "' stands twice among the keys of one object");
        } else if (node.key().pattern() instanceof LiteralKey) {
          literals.add(node);
        } else {
          patterns.add(node);
        }
      }
    }
    patterns.sort(TRIED_FIRST);
    Container container = container(literals, patterns, spec, path);
    return new ModifyBranch(key, container, literals, patterns);
  }

  private Container container(
      List<ModifyNode> literals, List<ModifyNode> patterns, JsonObject spec, String path) {
    boolean list = literals.stream().anyMatch(node -> node.key().isIndex());
    boolean object =
        literals.stream().anyMatch(node -> !node.key().isIndex())
            || patterns.stream().anyMatch(node -> !node.key().pattern().canonical().equals("*"));
    if (list && object) {
      add(
          spec.at(),
          path,
          "indexes and names stand in one object, but a value is a list or an object");
    }
    if (list) {
      return Container.LIST;
    }
    return object ? Container.OBJECT : Container.EITHER;
  }

  private @Nullable ModifyNode node(
      String raw, Member member, String path, Mode mode, Scope above) {
    ModifyKey key;
    try {
      key = ModifyKeyParser.parse(raw, mode, above.maxIndex());
    } catch (SpecFault fault) {
      report(fault, member.at(), path);
      return null;
    }
    String literal = key.pattern() instanceof LiteralKey name ? name.name() : null;
    Scope scope = above.below(key.pattern().groups(), literal);
    if (member.value() instanceof JsonObject below && !below.members().isEmpty()) {
      return branch(key, below, path, mode, scope);
    }
    deepest = Math.max(deepest, scope.depth());
    List<Expression> alternatives = alternatives(member.value(), path, scope);
    Dialect dialect = context.dialect();
    return new ModifyLeaf(
        key, new Choice(alternatives, dialect.onCastError(), dialect.strict()), member.at(), path);
  }

  private List<Expression> alternatives(JsonNode right, String path, Scope scope) {
    List<Expression> alternatives = new ArrayList<>();
    if (right instanceof JsonArray array && !array.items().isEmpty()) {
      for (int i = 0; i < array.items().size(); i++) {
        expression(array.items().get(i), path + "/" + i, scope, alternatives);
      }
    } else {
      expression(right, path, scope, alternatives);
    }
    return alternatives;
  }

  private void expression(JsonNode right, String path, Scope scope, List<Expression> found) {
    if (!(right instanceof JsonString text)) {
      found.add(new Expression.Constant(right.plain()));
      return;
    }
    try {
      Parsed parsed = expressions.parse(text.text(), scope);
      found.add(parsed.expression());
      if (parsed.suspicion() != null) {
        SpecFault fault = parsed.suspicion();
        context
            .findings()
            .suspect(
                new Problem(right.at(), path, fault.what(), fault.expected(), fault.suggestion()));
      }
    } catch (SpecFault fault) {
      report(fault, right.at(), path);
    }
  }

  private void report(SpecFault fault, Position at, String path) {
    context
        .problems()
        .add(new Problem(at, path, fault.what(), fault.expected(), fault.suggestion()));
  }

  private void add(Position at, String path, String what) {
    context.problems().add(at, path, what);
  }
}
