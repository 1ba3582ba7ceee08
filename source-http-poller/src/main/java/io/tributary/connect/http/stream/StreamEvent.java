package io.tributary.connect.http.stream;

import org.jspecify.annotations.Nullable;

/** One event of a stream. Its data is the server's, so it is shown nowhere. */
public final class StreamEvent {

  private final String type;
  private final byte[] data;
  private final @Nullable String id;

  /**
   * @param type "message" unless the server names another
   * @param data kept as it is, so not to be changed
   * @param id of the last event that had one, this one included; null if none had
   */
  StreamEvent(String type, byte[] data, @Nullable String id) {
    this.type = type;
    this.data = data;
    this.id = id;
  }

  public String type() {
    return type;
  }

  /** Not copied, so not to be changed. */
  public byte[] data() {
    return data;
  }

  public @Nullable String id() {
    return id;
  }
}
