/** Reads a Hudi copy-on-write table of layout version 6 from its files, without Hudi. */
@NullMarked
package io.tributary.quickstart.proof.lake;

import org.jspecify.annotations.NullMarked;
