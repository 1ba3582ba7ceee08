/** The web page that shows running jobs: what it is told, and the server that it comes from. */
@NullMarked
package io.tributary.quickstart.board;

import org.jspecify.annotations.NullMarked;
