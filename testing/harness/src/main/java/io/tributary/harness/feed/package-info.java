/**
 * APIs whose every answer is known beforehand, and that misbehave when they are told to, for tests
 * that count what arrived.
 */
@NullMarked
package io.tributary.harness.feed;

import org.jspecify.annotations.NullMarked;
