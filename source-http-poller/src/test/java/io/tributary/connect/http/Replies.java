package io.tributary.connect.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.connect.http.model.Body;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.ReplyHead;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Replies that no server has sent. */
public final class Replies {

  private Replies() {}

  public static HttpReply.Ok ok(String body) {
    return ok(body.getBytes(UTF_8), Map.of());
  }

  public static HttpReply.Ok ok(byte[] body, Map<String, List<String>> headers) {
    return new HttpReply.Ok(
        new ReplyHead(200, "https://api.example/items?page=1", headers), new InMemory(body));
  }

  private record InMemory(byte[] bytes) implements Body {

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public long keptBytes() {
      return bytes.length;
    }

    @Override
    public void close() {
      // Nothing to free.
    }
  }
}
