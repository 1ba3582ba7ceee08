/**
 * The packaged plugins in real workers among real servers: what a user would see, and what must
 * hold when a worker dies.
 */
@NullMarked
package io.tributary.integration;

import org.jspecify.annotations.NullMarked;
