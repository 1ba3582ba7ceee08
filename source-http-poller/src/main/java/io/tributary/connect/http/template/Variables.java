package io.tributary.connect.http.template;

import org.jspecify.annotations.Nullable;

/** What the holes of a template are filled with. */
public interface Variables {

  /** The value of a name such as {@code cursor.since}, null if it has none now. */
  @Nullable String value(String name);
}
