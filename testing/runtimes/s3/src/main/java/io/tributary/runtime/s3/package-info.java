/** The S3 server of the tests and the quickstart: s3proxy over a folder. */
@NullMarked
package io.tributary.runtime.s3;

import org.jspecify.annotations.NullMarked;
