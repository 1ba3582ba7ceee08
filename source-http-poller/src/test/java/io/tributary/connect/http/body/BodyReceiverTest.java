package io.tributary.connect.http.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.tributary.connect.http.model.Body;
import io.tributary.connect.http.model.BodyLimitException;
import io.tributary.connect.http.model.ReplyHead;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReceiverTest {

  private final BodyReceiver receiver = new BodyReceiver(1_000, 100_000);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 999, 1_000, 1_001, 100_000})
  void givesTheSameBytesAsOftenAsItIsOpened(int length) throws IOException {
    byte[] bytes = noise(length);
    try (Body body = receive(bytes)) {
      for (int i = 0; i < 3; i++) {
        try (InputStream in = body.open()) {
          assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 50_000})
  void unzipsWhatBeginsAsGzipDoes(int length) throws IOException {
    byte[] bytes = noise(length);
    try (Body body = receive(gzip(bytes));
        InputStream in = body.open()) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 50_000})
  void inflatesWhatBeginsAsZstandardDoes(int length) throws IOException {
    byte[] bytes = noise(length);
    try (Body body = receive(Zstd.compress(bytes));
        InputStream in = body.open()) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void inflatesBrotliWhereTheHeadSaysSo() throws IOException {
    byte[] body = Base64.getDecoder().decode("CwuAW3siaWQiOiIxIn0seyJpZCI6IjIifV0D");

    assertThat(inflated(body, "Br")).asString(UTF_8).isEqualTo("[{\"id\":\"1\"},{\"id\":\"2\"}]");
    assertThat(inflated(body, "identity")).isEqualTo(body);
  }

  @Test
  void believesTheFirstBytesMoreThanTheHead() throws IOException {
    byte[] bytes = noise(2_000);

    assertThat(inflated(gzip(bytes), "br")).isEqualTo(bytes);
    assertThat(inflated(Zstd.compress(bytes), "gzip")).isEqualTo(bytes);
    assertThat(inflated(bytes, "gzip")).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void failsAtBrokenBytesAsAtABrokenBody(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = Base64.getDecoder().decode("CwuAW3siaWQiOiIxIn0seyJpZCI6IjIifV0D");
      for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        inflated(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)), "br");
      } catch (IOException e) {
        assertThat(e.getMessage()).as("seed %d, body %d", seed, i).isNotBlank();
      }
    }
  }

  /** A server may ask for 2 GB outside the heap; HTTP allows it 8 MiB. */
  @Test
  void refusesAZstandardWindowThatHttpDoesNotAllow() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZstdOutputStreamNoFinalizer zip = new ZstdOutputStreamNoFinalizer(out)) {
      zip.setLong(27);
      zip.write(noise(100));
    }

    assertThatThrownBy(() -> inflated(out.toByteArray(), "zstd"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("memory");
  }

  @Test
  void refusesABodyThatIsTooLongOnTheWire() {
    assertThatThrownBy(() -> receive(new byte[100_001]))
        .isInstanceOf(BodyLimitException.class)
        .hasMessageContaining("response.max.bytes");
  }

  @Test
  void refusesABodyThatUnzipsToTooMuch() throws IOException {
    try (Body body = receive(gzip(new byte[100_001]));
        InputStream in = body.open()) {
      assertThatThrownBy(in::readAllBytes).isInstanceOf(BodyLimitException.class);
    }
  }

  @Test
  void refusesABodyThatUnzipsToHundredsOfTimesItsLength() throws IOException {
    BodyReceiver generous = new BodyReceiver(1_000_000, 1_000_000_000);
    try (Body body =
            generous.receive(head("gzip"), new ByteArrayInputStream(gzip(new byte[20_000_000])));
        InputStream in = body.open()) {
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(BodyLimitException.class)
          .hasMessageContaining("times what was received");
    }
  }

  /** 20 MB of nothing in forty bytes and in two thousand. */
  @Test
  void refusesBombsOfTheOtherKindsToo() {
    byte[] brotli =
        Base64.getDecoder().decode("y///P/gnAOKxQCD3/o///3/wTwDEYRGA7v1f/rPE4J8AiMMCAF2SGA==");
    byte[] zstd = Zstd.compress(new byte[20_000_000]);

    for (byte[] bomb : List.of(brotli, zstd)) {
      assertThat(bomb).hasSizeLessThan(2_500);
      assertThatThrownBy(() -> inflated(bomb, "br")).isInstanceOf(BodyLimitException.class);
    }
  }

  @Test
  void showsTheBeginningOfABodyHoweverItIsCutOff() throws IOException {
    byte[] text = "the answer was no. ".repeat(500).getBytes(UTF_8);
    for (byte[] wire : List.of(text, gzip(noise(5_000)), Zstd.compress(text))) {
      byte[] excerpt =
          BodyReceiver.excerpt(head("identity"), new ByteArrayInputStream(wire), 1_000);
      assertThat(excerpt).hasSizeBetween(500, 1_000);
    }
  }

  @Test
  void leavesNoFileBehindEvenIfNobodyClosesTheBody() throws IOException {
    long before = files();
    Body forgotten = receive(noise(50_000));

    assertThat(files()).isEqualTo(before);
    forgotten.close();
  }

  private static long files() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(path -> path.getFileName().toString().endsWith(".body")).count();
    }
  }

  private Body receive(byte[] bytes) throws IOException {
    return receiver.receive(head("identity"), new ByteArrayInputStream(bytes));
  }

  private byte[] inflated(byte[] bytes, String encoding) throws IOException {
    try (Body body = receiver.receive(head(encoding), new ByteArrayInputStream(bytes));
        InputStream in = body.open()) {
      return in.readAllBytes();
    }
  }

  private static ReplyHead head(String encoding) {
    return new ReplyHead(200, "http://api.example/", Map.of("content-encoding", List.of(encoding)));
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }
}
