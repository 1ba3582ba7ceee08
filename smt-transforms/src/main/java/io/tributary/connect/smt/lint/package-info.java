/** The command that tries a chain of transforms on sample records and says what is wrong. */
@NullMarked
package io.tributary.connect.smt.lint;

import org.jspecify.annotations.NullMarked;
