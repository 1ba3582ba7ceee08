/** Fields of structs and maps that are set and dropped, on a copy. */
@NullMarked
package io.tributary.connect.smt.edit;

import org.jspecify.annotations.NullMarked;
