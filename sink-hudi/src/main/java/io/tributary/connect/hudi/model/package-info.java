/** What the parts of the sink tell each other: values without behaviour of their own. */
@NullMarked
package io.tributary.connect.hudi.model;

import org.jspecify.annotations.NullMarked;
