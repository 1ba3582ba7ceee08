package io.tributary.connect.http.records;

import io.tributary.connect.http.model.ReplyHead;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** In what encoding a body's text is: as configured, else as its head says, else as it shows. */
public final class TextEncoding {

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);
  private static final int MARK_BYTES = 3;

  private final @Nullable Charset configured;

  public TextEncoding(@Nullable Charset configured) {
    this.configured = configured;
  }

  /** The encoding that is configured or that the head names; null if there is none. */
  public @Nullable Charset declared(ReplyHead head) {
    if (configured != null) {
      return configured;
    }
    String type = head.header("Content-Type");
    Matcher charset = CHARSET.matcher(type == null ? "" : type);
    if (!charset.find()) {
      return null;
    }
    try {
      return Charset.forName(charset.group(1).toUpperCase(Locale.ROOT));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  /**
   * The text without a byte order mark, which wins over all but the configured encoding; UTF-8 if
   * nothing says otherwise. Reading fails at bytes that are no text.
   */
  public Reader open(InputStream in, ReplyHead head) throws IOException {
    PushbackInputStream bytes = new PushbackInputStream(in, MARK_BYTES);
    Charset marked = mark(bytes);
    Charset declared = declared(head);
    Charset charset = configured != null ? configured : marked != null ? marked : declared;
    return new InputStreamReader(
        bytes, (charset == null ? StandardCharsets.UTF_8 : charset).newDecoder());
  }

  private static @Nullable Charset mark(PushbackInputStream in) throws IOException {
    byte[] start = in.readNBytes(MARK_BYTES);
    if (starts(start, 0xef, 0xbb, 0xbf)) {
      return StandardCharsets.UTF_8;
    }
    Charset charset =
        starts(start, 0xfe, 0xff)
            ? StandardCharsets.UTF_16BE
            : starts(start, 0xff, 0xfe) ? StandardCharsets.UTF_16LE : null;
    int used = charset == null ? 0 : 2;
    in.unread(start, used, start.length - used);
    return charset;
  }

  private static boolean starts(byte[] start, int... mark) {
    if (start.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((start[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
