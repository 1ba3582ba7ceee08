/** The Hudi sink: its connector, its task, and the one place that puts the parts together. */
@NullMarked
package io.tributary.connect.hudi;

import org.jspecify.annotations.NullMarked;
