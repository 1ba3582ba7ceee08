package io.tributary.benchmarks;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Sets what one operation of a benchmark may cost; a run ends with status 1 above it. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Within {

  /** The most nanoseconds of CPU time, garbage collection included. */
  double cpuNanos() default Double.POSITIVE_INFINITY;

  /** The most bytes allocated. */
  double bytes() default Double.POSITIVE_INFINITY;
}
