/** The keys of the sink and the settings they become. */
@NullMarked
package io.tributary.connect.hudi.config;

import org.jspecify.annotations.NullMarked;
