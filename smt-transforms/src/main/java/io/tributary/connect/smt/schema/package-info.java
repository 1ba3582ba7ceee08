/** The declared output: DDL text to column types to a Connect schema and its values. */
@NullMarked
package io.tributary.connect.smt.schema;

import org.jspecify.annotations.NullMarked;
