/**
 * A stand-in for the one class of the Java Object Layout library that Hudi calls. See
 * docs/adr/0010.
 */
@NullMarked
package org.openjdk.jol.info;

import org.jspecify.annotations.NullMarked;
