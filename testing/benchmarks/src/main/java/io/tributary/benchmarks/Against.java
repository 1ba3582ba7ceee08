package io.tributary.benchmarks;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets a benchmark in relation to another of its class, with the same parameters. The ratio is that
 * of the CPU time of one operation, garbage collection included; other programs on the machine
 * disturb it less than they do the elapsed time.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Against {

  /** The method that is the reference. */
  String value();

  /** The largest ratio that is good enough; a run ends with status 1 above it. */
  double atMost() default Double.POSITIVE_INFINITY;
}
