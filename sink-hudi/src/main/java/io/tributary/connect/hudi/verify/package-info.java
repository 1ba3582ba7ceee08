/** The command that compares a table with one that was written again. */
@NullMarked
package io.tributary.connect.hudi.verify;

import org.jspecify.annotations.NullMarked;
