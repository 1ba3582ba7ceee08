/** How a table moves from one commit to the next, with Kafka's offsets in the commit. */
@NullMarked
package io.tributary.connect.hudi.commit;

import org.jspecify.annotations.NullMarked;
