/** What travels between the parts: requests, replies, positions. A leaf without I/O. */
@NullMarked
package io.tributary.connect.http.model;

import org.jspecify.annotations.NullMarked;
