package io.tributary.connect.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.http.model.Body;
import io.tributary.connect.http.model.BodyLimitException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
    try (Body body = generous.receive(new ByteArrayInputStream(gzip(new byte[20_000_000])));
        InputStream in = body.open()) {
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(BodyLimitException.class)
          .hasMessageContaining("times what was received");
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
    return receiver.receive(new ByteArrayInputStream(bytes));
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
