package io.tributary.connect.http.stream;

import io.tributary.connect.http.model.Body;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.ReplyHead;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
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
  byte[] data() {
    return data;
  }

  /**
   * The event as if it were all that was answered.
   *
   * @param head of the stream, whose content type is not that of an event
   */
  public HttpReply.Ok asReply(ReplyHead head) {
    return new HttpReply.Ok(
        new ReplyHead(
            head.status(), head.url(), Map.of("Content-Type", List.of("application/json"))),
        new Data(data));
  }

  /** The data of an event as a body. */
  private static final class Data implements Body {

    private final byte[] data;

    Data(byte[] data) {
      this.data = data;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(data);
    }

    @Override
    public long keptBytes() {
      return data.length;
    }

    @Override
    public void close() {
      // The garbage collector does.
    }
  }

  public @Nullable String id() {
    return id;
  }
}
