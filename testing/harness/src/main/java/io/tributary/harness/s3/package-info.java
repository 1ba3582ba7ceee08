/** An S3 server over a folder. */
@NullMarked
package io.tributary.harness.s3;

import org.jspecify.annotations.NullMarked;
