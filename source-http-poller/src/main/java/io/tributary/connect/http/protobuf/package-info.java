/** Reads protobuf bodies by descriptors, without generated code. */
@NullMarked
package io.tributary.connect.http.protobuf;

import org.jspecify.annotations.NullMarked;
