package io.tributary.connect.smt.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

  private static List<List<String>> read(String text, char delimiter) throws IOException {
    CsvReader in = new CsvReader(new StringReader(text), delimiter);
    List<List<String>> records = new ArrayList<>();
    for (List<String> record = in.record(); record != null; record = in.record()) {
      records.add(record);
    }
    return records;
  }

  @Test
  void readsCellsInAndWithoutQuotes() throws IOException {
    assertThat(read("a,b\r\n\"x,\"\"y\"\"\n z\",2\n", ','))
        .containsExactly(List.of("a", "b"), List.of("x,\"y\"\n z", "2"));
  }

  @Test
  void tellsAnEmptyCellFromAnEmptyText() throws IOException {
    assertThat(read("1;;\"\";", ';')).containsExactly(Arrays.asList("1", null, "", null));
  }

  @Test
  void passesOverMarksAndEmptyLines() throws IOException {
    assertThat(read("\uFEFFa\n\n\r\nb", ',')).containsExactly(List.of("a"), List.of("b"));
    assertThat(read("", ',')).isEmpty();
  }

  @Test
  void refusesQuotesThatDoNotEnd() {
    assertThatThrownBy(() -> read("\"a", ',')).hasMessageContaining("does not end");
    assertThatThrownBy(() -> read("\"a\"b", ',')).hasMessageContaining("behind a quoted cell");
  }
}
