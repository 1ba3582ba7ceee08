/** Turns figures into lines of text; reads nothing and prints nothing. */
@NullMarked
package io.tributary.quickstart.view;

import org.jspecify.annotations.NullMarked;
