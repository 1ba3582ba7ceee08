/** Values as trees of maps, lists and single values, and as JSON. */
@NullMarked
package io.tributary.connect.http.tree;

import org.jspecify.annotations.NullMarked;
