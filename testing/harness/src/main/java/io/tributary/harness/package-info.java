/**
 * The whole pipeline around the plugins: broker, worker, database, S3 and the polled APIs, each its
 * own process.
 */
@NullMarked
package io.tributary.harness;

import org.jspecify.annotations.NullMarked;
