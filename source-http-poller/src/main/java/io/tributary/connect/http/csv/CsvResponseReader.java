package io.tributary.connect.http.csv;

import io.tributary.connect.http.config.CsvSettings;
import io.tributary.connect.http.config.FormatSettings;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.records.HeldRows;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.ReadPlan;
import io.tributary.connect.http.records.ResponseReader;
import io.tributary.connect.http.records.RowSink;
import io.tributary.connect.http.records.TextEncoding;
import io.tributary.connect.http.records.TreeRows;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads CSV: objects by the names of the first line, or arrays where there are none. */
public final class CsvResponseReader implements ResponseReader {

  private final CsvSettings dialect;
  private final TextEncoding encoding;
  private final int maxChars;
  private final int picks;
  private final TreeRows rows;

  public CsvResponseReader(ReadPlan plan, FormatSettings settings) {
    dialect = settings.csv();
    encoding = new TextEncoding(settings.encoding());
    maxChars = settings.maxTextChars();
    picks = plan.response().size();
    rows = new TreeRows(plan, true);
  }

  @Override
  public @Nullable Object[] values(HttpReply.Ok reply, @Nullable HeldRows together)
      throws MalformedResponseException {
    each(reply, (names, cells) -> {});
    return new @Nullable Object[picks];
  }

  @Override
  public void rows(HttpReply.Ok reply, RowSink sink) throws MalformedResponseException {
    each(
        reply,
        (names, cells) -> {
          if (names == null) {
            rows.row(sink, cells, null);
          } else if (fits(names, cells)) {
            rows.row(sink, named(names, cells), null);
          } else {
            sink.notARecord("it has more cells than the first line has names");
          }
        });
  }

  /** Separators at the end of a line are no cells. */
  private static boolean fits(List<String> names, List<@Nullable String> cells) {
    for (int i = names.size(); i < cells.size(); i++) {
      if (cells.get(i) != null) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, @Nullable Object> named(
      List<String> names, List<@Nullable String> cells) {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      record.put(names.get(i), i < cells.size() ? cells.get(i) : null);
    }
    return record;
  }

  private interface Taker {

    void take(@Nullable List<String> names, List<@Nullable String> cells);
  }

  private void each(HttpReply.Ok reply, Taker taker) throws MalformedResponseException {
    try (CsvCells csv =
        new CsvCells(encoding.open(reply.body().open(), reply.head()), dialect, maxChars)) {
      for (int i = 0; i < dialect.skipLines(); i++) {
        csv.skipLine();
      }
      List<String> names = dialect.header() ? names(csv.next()) : null;
      for (List<@Nullable String> cells = csv.next(); cells != null; cells = csv.next()) {
        taker.take(names, cells);
      }
    } catch (IOException e) {
      throw MalformedResponseException.unreadable(e);
    }
  }

  private static List<String> names(@Nullable List<@Nullable String> cells)
      throws MalformedResponseException {
    Set<String> names = new LinkedHashSet<>();
    if (cells != null) {
      for (String cell : cells) {
        if (!names.add(cell == null ? "" : cell.strip())) {
          throw new MalformedResponseException("the first line gives two columns the same name");
        }
      }
    }
    return List.copyOf(names);
  }
}
