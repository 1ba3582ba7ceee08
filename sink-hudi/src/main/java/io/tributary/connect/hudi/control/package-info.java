/** What the tasks of one sink say to each other during a commit cycle. */
@NullMarked
package io.tributary.connect.hudi.control;

import org.jspecify.annotations.NullMarked;
