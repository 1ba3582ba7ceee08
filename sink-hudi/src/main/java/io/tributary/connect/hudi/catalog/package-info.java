/** Keeps the table's entry in a catalog up to date, whatever catalog that is. */
@NullMarked
package io.tributary.connect.hudi.catalog;

import org.jspecify.annotations.NullMarked;
