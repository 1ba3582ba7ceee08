/** Reads lookup tables from files of the worker. */
@NullMarked
package io.tributary.connect.smt.file;

import org.jspecify.annotations.NullMarked;
