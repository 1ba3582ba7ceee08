package io.tributary.connect.http.records;

import io.tributary.connect.http.config.ColumnType;
import io.tributary.connect.http.config.CopiedHeader;
import io.tributary.connect.http.config.Origin;
import io.tributary.connect.http.model.Pick;
import io.tributary.connect.http.model.ReplyHead;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.jspecify.annotations.Nullable;

/** The headers that records get, as texts. */
@SuppressWarnings("JavaUtilDate") // A Timestamp of Connect's is one.
final class RecordHeaders {

  private final List<Planned> planned = new ArrayList<>();

  /**
   * A header.
   *
   * @param index of a response's pick or a record's slot; none for a response's own header
   */
  private record Planned(CopiedHeader header, int index) {}

  /** Plans those of the response first, as the plan wants it. */
  static RecordHeaders ofResponse(List<CopiedHeader> headers, ReadPlan plan) {
    RecordHeaders planned = new RecordHeaders();
    for (CopiedHeader header : headers) {
      if (header.origin().kind() == Origin.Kind.RESPONSE) {
        planned.planned.add(
            new Planned(header, plan.copied(Pick.at(header.origin().place(), Pick.As.TEXT))));
      }
    }
    return planned;
  }

  void addOthers(List<CopiedHeader> headers, RecordLayout layout) {
    for (CopiedHeader header : headers) {
      switch (header.origin().kind()) {
        case RECORD ->
            planned.add(
                new Planned(
                    header, layout.slot(header.origin().place(), Pick.As.TEXT, ColumnType.STRING)));
        case HEADER -> planned.add(new Planned(header, RecordLayout.NONE));
        case RESPONSE -> {
          // Planned before.
        }
      }
    }
  }

  /** The headers of one record; null for none. */
  @Nullable ConnectHeaders of(ReplyHead head, @Nullable Object[] response, @Nullable Object[] row) {
    if (planned.isEmpty()) {
      return null;
    }
    ConnectHeaders headers = new ConnectHeaders();
    for (Planned each : planned) {
      Object value =
          switch (each.header().origin().kind()) {
            case RECORD -> row[each.index()];
            case RESPONSE -> response[each.index()];
            case HEADER -> head.header(each.header().origin().place());
          };
      if (value instanceof Date date) {
        headers.addString(each.header().name(), date.toInstant().toString());
      } else if (value instanceof String || value instanceof Number || value instanceof Boolean) {
        headers.addString(each.header().name(), value.toString());
      }
    }
    return headers;
  }
}
