/** The command that reads connector configs and samples of data, and says what will go wrong. */
@NullMarked
package io.tributary.configs.doctor;

import org.jspecify.annotations.NullMarked;
