/** Schemas that are declared, inferred or given by columns, and values that follow them. */
@NullMarked
package io.tributary.connect.http.schema;

import org.jspecify.annotations.NullMarked;
