/** What writing a lake table costs, beside bare Parquet and beside others who write such tables. */
@NullMarked
package io.tributary.benchmarks.lake;

import org.jspecify.annotations.NullMarked;
