package io.tributary.connect.smt.jolt.shift;

import io.tributary.connect.smt.jolt.key.KeyPattern;
import io.tributary.connect.smt.jolt.key.LiteralKey;
import io.tributary.connect.smt.jolt.path.EscapedText;
import io.tributary.connect.smt.jolt.path.KeyReference;
import io.tributary.connect.smt.jolt.path.Scope;
import io.tributary.connect.smt.jolt.path.SpecFault;
import io.tributary.connect.smt.jolt.path.Template;
import io.tributary.connect.smt.jolt.path.TreeReference;

/** Compiles left-hand keys, in Jolt's order of looking for signs. */
final class LeftKeyParser {

  private LeftKeyParser() {}

  /**
   * Compiles one key.
   *
   * @param raw one alternative of a key, {@code |} split off
   * @param scope the levels above
   */
  static LeftKey parse(String raw, Scope scope) {
    EscapedText key = EscapedText.parse(raw);
    if (key.startsWith('@')) {
      return key.length() == 1
          ? new LeftKey.Itself()
          : new LeftKey.Elsewhere(TreeReference.parse(raw, scope));
    }
    if (key.has('[')) {
      throw new SpecFault(
          "brackets have no meaning in a left-hand key",
          "the index alone, such as \"0\", or * for each item; \\\\[ for the sign itself");
    }
    if (key.has('@') || (key.has('$') && !key.startsWith('$'))) {
      char sign = key.has('@') ? '@' : '$';
      throw new SpecFault(
          "'" + sign + "' has a meaning only at the front of a left-hand key",
          "\\\\" + sign + " for the sign itself");
    }
    if (key.startsWith('$')) {
      return new LeftKey.KeyAsValue(KeyReference.parse('$', key.text().substring(1), scope));
    }
    if (key.has('&')) {
      return referring(key, scope);
    }
    if (key.has('#') && !key.has('*')) {
      return new LeftKey.Constant(constant(key));
    }
    return new LeftKey.Named(KeyPattern.of(key.split('*')));
  }

  private static LeftKey referring(EscapedText key, Scope scope) {
    if (key.has('*')) {
      throw new SpecFault("'*' and '&' cannot stand in one left-hand key", "one of them");
    }
    return new LeftKey.Referring(Template.parse(key, scope));
  }

  private static String constant(EscapedText key) {
    String text = key.text();
    if (!key.startsWith('#') || text.length() == 1) {
      throw new SpecFault(
          "'#' has a meaning only at the front of a left-hand key, before a text",
          "#text or #(text); \\\\# for the sign itself");
    }
    if (text.charAt(1) != '(') {
      return text.substring(1);
    }
    if (!text.endsWith(")")) {
      throw new SpecFault("'" + text + "' has no closing ')'", "#text or #(text)");
    }
    return text.substring(2, text.length() - 1);
  }

  /** The level that references below the key see. */
  static Scope scopeBelow(LeftKey key, Scope scope) {
    if (key instanceof LeftKey.Named named) {
      String literal = named.pattern() instanceof LiteralKey name ? name.name() : null;
      return scope.below(named.pattern().groups(), literal);
    }
    if (key instanceof LeftKey.Constant constant) {
      return scope.below(0, constant.text());
    }
    boolean alias = key instanceof LeftKey.Itself || key instanceof LeftKey.Elsewhere;
    return alias ? scope.below(scope.groups(), scope.literal()) : scope.below(0, null);
  }
}
