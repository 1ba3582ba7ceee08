/**
 * What every plugin's configuration needs: names of versions, enums, unknown keys, and the
 * reference rendered from a {@code ConfigDef}.
 */
@NullMarked
package io.tributary.connect.kit.config;

import org.jspecify.annotations.NullMarked;
