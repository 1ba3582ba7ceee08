package io.tributary.connect.smt.expr;

import io.tributary.connect.smt.expr.function.Function;
import io.tributary.connect.smt.expr.function.Functions;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.jexl3.JexlArithmetic;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlOperator;
import org.apache.commons.jexl3.introspection.JexlMethod;
import org.apache.commons.jexl3.introspection.JexlPropertyGet;
import org.apache.commons.jexl3.introspection.JexlPropertySet;
import org.apache.commons.jexl3.introspection.JexlUberspect;
import org.jspecify.annotations.Nullable;

/**
 * What expressions can reach of Java: our functions, and nothing else. No class, constructor,
 * method or field is ever looked up, so there is nothing that permissions would have to forbid.
 */
final class ClosedUberspect implements JexlUberspect {

  private final Functions functions;
  private final StrictOperators operators;

  ClosedUberspect(Functions functions, StrictOperators operators) {
    this.functions = functions;
    this.operators = operators;
  }

  @Override
  public @Nullable JexlMethod getMethod(
      @Nullable Object target, @Nullable String name, @Nullable Object... arguments) {
    if (name == null || !(target instanceof RecordContext)) {
      return null;
    }
    Function function = functions.find(name);
    return function == null ? null : new Call(function, name);
  }

  private record Call(Function function, String name) implements JexlMethod {

    @Override
    public @Nullable Object invoke(@Nullable Object target, @Nullable Object... arguments) {
      return function.call(arguments);
    }

    @Override
    public @Nullable Object tryInvoke(
        String called, @Nullable Object target, @Nullable Object... arguments) {
      return name.equals(called) ? function.call(arguments) : JexlEngine.TRY_FAILED;
    }

    @Override
    public boolean tryFailed(@Nullable Object result) {
      return result == JexlEngine.TRY_FAILED;
    }

    @Override
    public boolean isCacheable() {
      return true;
    }

    @Override
    public Class<?> getReturnType() {
      return Object.class;
    }
  }

  @Override
  public JexlOperator.Uberspect getOperator(JexlArithmetic arithmetic) {
    return operators;
  }

  @Override
  public JexlArithmetic.Uberspect getArithmetic(JexlArithmetic arithmetic) {
    return operators;
  }

  @Override
  public @Nullable JexlMethod getConstructor(@Nullable Object type, @Nullable Object... arguments) {
    return null;
  }

  @Override
  public @Nullable Class<?> getClassByName(String name) {
    return null;
  }

  @Override
  public ClassLoader getClassLoader() {
    return ClosedUberspect.class.getClassLoader();
  }

  @Override
  public void setClassLoader(@Nullable ClassLoader loader) {
    // No class is ever loaded.
  }

  @Override
  public @Nullable Iterator<?> getIterator(@Nullable Object value) {
    return null;
  }

  @Override
  public @Nullable JexlPropertyGet getPropertyGet(
      @Nullable List<PropertyResolver> resolvers, @Nullable Object object, @Nullable Object name) {
    return null;
  }

  @Override
  public @Nullable JexlPropertyGet getPropertyGet(@Nullable Object object, @Nullable Object name) {
    return null;
  }

  @Override
  public @Nullable JexlPropertySet getPropertySet(
      @Nullable List<PropertyResolver> resolvers,
      @Nullable Object object,
      @Nullable Object name,
      @Nullable Object value) {
    return null;
  }

  @Override
  public @Nullable JexlPropertySet getPropertySet(
      @Nullable Object object, @Nullable Object name, @Nullable Object value) {
    return null;
  }

  @Override
  public List<PropertyResolver> getResolvers(
      @Nullable JexlOperator operator, @Nullable Object object) {
    return List.of();
  }

  @Override
  public int getVersion() {
    return 1;
  }
}
