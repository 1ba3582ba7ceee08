package io.tributary.connect.hudi.lake;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs a test with every {@code table.type} and {@code table.version} that the sink writes. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0} of version {1}")
@CsvSource({
  "copy_on_write,6",
  "merge_on_read,6",
  "copy_on_write,8",
  "merge_on_read,8",
  "copy_on_write,9",
  "merge_on_read,9"
})
public @interface EachLayout {}
