/** One field below a record's value: found, and replaced without touching the record. */
@NullMarked
package io.tributary.connect.smt.path;

import org.jspecify.annotations.NullMarked;
