/** What every plugin's configuration needs: its version, enums, unknown keys, errors on keys. */
@NullMarked
package io.tributary.connect.kit.config;

import org.jspecify.annotations.NullMarked;
