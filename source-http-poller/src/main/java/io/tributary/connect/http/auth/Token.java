package io.tributary.connect.http.auth;

import java.time.Duration;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * What a token endpoint answered.
 *
 * @param lifetime null if it does not say
 */
public record Token(Password value, @Nullable Duration lifetime) {}
