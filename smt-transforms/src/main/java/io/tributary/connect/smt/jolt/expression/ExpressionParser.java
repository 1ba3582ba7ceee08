package io.tributary.connect.smt.jolt.expression;

import io.tributary.connect.smt.jolt.function.Catalogue;
import io.tributary.connect.smt.jolt.function.Literals;
import io.tributary.connect.smt.jolt.function.Signature;
import io.tributary.connect.smt.jolt.path.PathParser;
import io.tributary.connect.smt.jolt.path.PathSplitter;
import io.tributary.connect.smt.jolt.path.ReadPath;
import io.tributary.connect.smt.jolt.path.Scope;
import io.tributary.connect.smt.jolt.path.SpecFault;
import io.tributary.connect.smt.jolt.path.TreeReference;
import io.tributary.connect.smt.jolt.step.Dialect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles the right-hand sides of a modify. */
public final class ExpressionParser {

  private final Catalogue functions;
  private final Dialect dialect;
  private boolean readContext;

  public ExpressionParser(Catalogue functions, Dialect dialect) {
    this.functions = functions;
    this.dialect = dialect;
  }

  /** Whether anything parsed so far reads from the record around the input. */
  public boolean readContext() {
    return readContext;
  }

  /** A right-hand side and what is suspicious about it. */
  public record Parsed(Expression expression, @Nullable SpecFault suspicion) {}

  /**
   * Compiles one text.
   *
   * @throws SpecFault where it means nothing
   */
  public Parsed parse(String text, Scope scope) {
    if (text.startsWith("=")) {
      return call(text, scope);
    }
    Expression reference = referenceOrNull(text, scope);
    return new Parsed(reference == null ? new Expression.Constant(text) : reference, null);
  }

  private @Nullable Expression referenceOrNull(String text, Scope scope) {
    if (text.startsWith("^")) {
      return new Expression.FromContext(contextPath(text, scope));
    }
    return text.startsWith("@") ? new Expression.Reference(reference(text, scope)) : null;
  }

  private static TreeReference reference(String text, Scope scope) {
    List<String> parts = PathSplitter.split(text);
    if (parts.size() != 1 || text.equals("@")) {
      throw new SpecFault(
          "'" + text + "' is no reference to a value",
          "@(1,a.b) for a value beside the entry, @0 for the entry's own");
    }
    return TreeReference.parse(parts.get(0), scope);
  }

  private ReadPath contextPath(String text, Scope scope) {
    readContext = true;
    ReadPath path = PathParser.readPath(text.substring(1), scope);
    String first = path.firstName();
    if (first != null && !dialect.knowsContext(first)) {
      throw SpecFault.unknown(
          "'" + text + "' is nothing of the record", first, dialect.contextNames(), "^");
    }
    return path;
  }

  private Parsed call(String text, Scope scope) {
    int open = text.indexOf('(');
    if (open < 0 ? text.endsWith(")") : !text.endsWith(")")) {
      throw new SpecFault("the brackets of '" + text + "' do not match", "=name(argument, ...)");
    }
    String name = text.substring(1, open < 0 ? text.length() : open);
    Signature signature = functions.find(name);
    if (signature == null) {
      throw SpecFault.unknown("unknown function '" + name + "'", name, functions.names(), "");
    }
    List<Expression> arguments = new ArrayList<>();
    List<@Nullable Object> known = new ArrayList<>();
    if (open >= 0) {
      for (String raw : CallParser.arguments(text.substring(open + 1, text.length() - 1))) {
        Expression argument = argument(raw, scope);
        arguments.add(argument);
        known.add(
            argument instanceof Expression.Constant constant
                ? constant.literal()
                : Signature.UNKNOWN);
      }
    }
    String fault = signature.fault(known);
    SpecFault suspicion =
        fault == null ? null : new SpecFault("=" + name + " is " + fault, "=" + signature.usage());
    return new Parsed(new Expression.Call(name, signature.function(), arguments), suspicion);
  }

  private Expression argument(String raw, Scope scope) {
    Expression reference = referenceOrNull(raw, scope);
    if (reference != null) {
      return reference;
    }
    int open = raw.indexOf('(');
    if (raw.startsWith("=") && open > 0 && functions.find(raw.substring(1, open)) != null) {
      throw new SpecFault(
          "'" + raw + "' stands inside another call, where Jolt takes it for text",
          "a modify of its own before this one, or '' around it for the text");
    }
    return new Expression.Constant(Literals.parse(raw));
  }
}
