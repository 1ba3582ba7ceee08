package io.tributary.connect.smt.expr;

import io.tributary.connect.kit.config.Suggestion;
import io.tributary.connect.smt.expr.function.Function;
import io.tributary.connect.smt.expr.function.Functions;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.jexl3.JexlInfo;
import org.apache.commons.jexl3.internal.ScriptVisitor;
import org.apache.commons.jexl3.parser.ASTArguments;
import org.apache.commons.jexl3.parser.ASTFunctionNode;
import org.apache.commons.jexl3.parser.ASTIdentifier;
import org.apache.commons.jexl3.parser.ASTIdentifierAccess;
import org.apache.commons.jexl3.parser.ASTReference;
import org.apache.commons.jexl3.parser.ASTStringLiteral;
import org.apache.commons.jexl3.parser.JexlNode;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with an expression before any record: parts of the language that are not
 * ours, functions that do not exist or take other arguments, and names that nothing has.
 */
final class ExpressionCheck extends ScriptVisitor {

  /** What an expression may be made of; what is not named here is refused. */
  private static final Set<String> ALLOWED =
      Set.of(
          "JexlScript",
          "Reference",
          "ReferenceExpression",
          "Identifier",
          "IdentifierAccess",
          "IdentifierAccessSafe",
          "ArrayAccess",
          "FunctionNode",
          "Arguments",
          "NumberLiteral",
          "StringLiteral",
          "TrueNode",
          "FalseNode",
          "NullLiteral",
          "RegexLiteral",
          "ArrayLiteral",
          "AddNode",
          "SubNode",
          "MulNode",
          "DivNode",
          "ModNode",
          "UnaryMinusNode",
          "UnaryPlusNode",
          "AndNode",
          "OrNode",
          "NotNode",
          "EQNode",
          "NENode",
          "LTNode",
          "LENode",
          "GTNode",
          "GENode",
          "ERNode",
          "NRNode",
          "SWNode",
          "NSWNode",
          "EWNode",
          "NEWNode",
          "TernaryNode",
          "NullpNode",
          "EmptyFunction",
          "SizeFunction");

  private static final String PREFIX = "AST";

  private final Position start;
  private final String path;
  private final Names names;
  private final Functions functions;
  private final List<Problem> found = new ArrayList<>();
  private final Set<List<String>> reads = new LinkedHashSet<>();

  ExpressionCheck(Position start, String path, Names names, Functions functions) {
    this.start = start;
    this.path = path;
    this.names = names;
    this.functions = functions;
  }

  List<Problem> found() {
    return List.copyOf(found);
  }

  Set<List<String>> reads() {
    return reads;
  }

  @Override
  protected @Nullable Object visitNode(JexlNode node, @Nullable Object data) {
    String type = node.getClass().getSimpleName().substring(PREFIX.length());
    if (!ALLOWED.contains(type)) {
      add(
          node,
          "this has no place in an expression",
          "arithmetic, comparisons, && || ! ?: and functions; lists in [ ], strings in quotes");
      return data;
    }
    if (node instanceof ASTFunctionNode) {
      function(node);
    } else if (node instanceof ASTIdentifier identifier) {
      variable(identifier);
    }
    return super.visitNode(node, data);
  }

  private void function(JexlNode node) {
    ASTIdentifier called = (ASTIdentifier) node.jjtGetChild(0);
    ASTArguments arguments = (ASTArguments) node.jjtGetChild(1);
    Function function = functions.find(called.getName());
    if (called.getNamespace() != null) {
      add(called, "functions have no namespace, so '" + called.getNamespace() + ":' is none", null);
    } else if (function == null) {
      addUnknown(called, "unknown function", called.getName(), functions.names());
    } else if (arguments.jjtGetNumChildren() < function.least()
        || arguments.jjtGetNumChildren() > function.most()) {
      add(
          called,
          function.name()
              + " takes "
              + function.arity()
              + " arguments, but has "
              + arguments.jjtGetNumChildren(),
          null);
    } else {
      literals(function, arguments);
    }
  }

  private void literals(Function function, JexlNode arguments) {
    for (int i = 0; i < arguments.jjtGetNumChildren(); i++) {
      if (arguments.jjtGetChild(i) instanceof ASTStringLiteral literal) {
        String misfit = function.misfit(i, literal.getLiteral());
        if (misfit != null) {
          add(literal, function.name() + ": " + misfit, null);
        }
      }
    }
  }

  private void variable(ASTIdentifier identifier) {
    if (identifier.jjtGetParent() instanceof ASTFunctionNode
        || identifier.getName().equals(StrictOperators.WHOLE)) {
      return;
    }
    List<String> read = new ArrayList<>();
    read.add(identifier.getName());
    if (identifier.jjtGetParent() instanceof ASTReference reference
        && reference.jjtGetChild(0) == identifier) {
      for (int i = 1; i < reference.jjtGetNumChildren(); i++) {
        if (!(reference.jjtGetChild(i) instanceof ASTIdentifierAccess member)) {
          break;
        }
        read.add(member.getName());
      }
    }
    reads.add(List.copyOf(read));
    Names.Unknown unknown = names.unknown(read);
    if (unknown != null) {
      addUnknown(identifier, unknown.what(), unknown.name(), unknown.known());
    }
  }

  private void add(JexlNode node, String what, @Nullable String expected) {
    found.add(new Problem(position(node), path, what, expected, null));
  }

  private void addUnknown(JexlNode node, String what, String word, Collection<String> known) {
    found.add(
        new Problem(
            position(node),
            path,
            what + " '" + word + "'",
            "one of " + String.join(", ", known),
            Suggestion.closest(word, known).orElse(null)));
  }

  private Position position(JexlNode node) {
    JexlInfo info = node.jexlInfo();
    return info == null ? start : new Position(info.getLine(), info.getColumn()).within(start);
  }
}
