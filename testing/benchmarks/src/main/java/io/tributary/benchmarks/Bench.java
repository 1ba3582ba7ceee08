package io.tributary.benchmarks;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks whose names match the arguments, and prints a table. {@code --short} as first
 * argument: one fork with few iterations, to see that all works.
 *
 * <p>Ends with 1 when a benchmark is above what its {@link Against} or {@link Within} allows, with
 * 2 when nothing matches.
 */
public final class Bench {

  /** What JMH calls the bytes that one operation allocates. */
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private Bench() {}

  public static void main(String[] args) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder().addProfiler(CpuTime.class).addProfiler(GCProfiler.class);
    for (String each : args) {
      if (each.equals("--short")) {
        TimeValue second = TimeValue.seconds(1);
        options
            .forks(1)
            .warmupIterations(3)
            .warmupTime(second)
            .measurementIterations(3)
            .measurementTime(second);
      } else {
        options.include(each);
      }
    }
    Collection<RunResult> results = new Runner(options.build()).run();
    List<Comparison> table = results.stream().map(each -> comparison(each, results)).toList();
    System.out.println();
    System.out.print(Comparison.markdown(table));
    if (table.isEmpty()) {
      System.exit(2);
    }
    System.exit(table.stream().allMatch(Comparison::holds) ? 0 : 1);
  }

  private static Comparison comparison(RunResult result, Collection<RunResult> all) {
    String benchmark = result.getParams().getBenchmark();
    int dot = benchmark.lastIndexOf('.');
    String type = benchmark.substring(0, dot);
    String parameters = parameters(result);
    Method method = method(type, benchmark.substring(dot + 1));
    Against against = method.getAnnotation(Against.class);
    Double reference =
        against == null
            ? null
            : all.stream()
                .filter(
                    each ->
                        each.getParams().getBenchmark().equals(type + "." + against.value())
                            && parameters(each).equals(parameters))
                .map(Bench::cpuMicros)
                .findFirst()
                .orElse(null);
    return new Comparison(
        type.substring(type.lastIndexOf('.') + 1) + benchmark.substring(dot),
        parameters,
        result.getPrimaryResult().getScore(),
        result.getPrimaryResult().getScoreUnit(),
        new Comparison.Cost(cpuMicros(result), secondary(result, ALLOCATED)),
        reference,
        limit(against, method.getAnnotation(Within.class)));
  }

  private static Comparison.Limit limit(@Nullable Against against, @Nullable Within within) {
    double any = Double.POSITIVE_INFINITY;
    return new Comparison.Limit(
        against == null ? any : against.atMost(),
        within == null ? any : within.cpuNanos(),
        within == null ? any : within.bytes());
  }

  private static double cpuMicros(RunResult result) {
    return secondary(result, CpuTime.LABEL);
  }

  private static double secondary(RunResult result, String label) {
    return Objects.requireNonNull(result.getSecondaryResults().get(label)).getScore();
  }

  private static String parameters(RunResult result) {
    StringBuilder all = new StringBuilder();
    for (String key : result.getParams().getParamsKeys()) {
      all.append(all.isEmpty() ? "" : " ")
          .append(key)
          .append('=')
          .append(result.getParams().getParam(key));
    }
    return all.toString();
  }

  private static Method method(String type, String name) {
    try {
      for (Method each : Class.forName(type).getMethods()) {
        if (each.getName().equals(name)) {
          return each;
        }
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("JMH ran a class that is not there", e);
    }
    throw new IllegalStateException("JMH ran a method that is not there: " + name);
  }
}
