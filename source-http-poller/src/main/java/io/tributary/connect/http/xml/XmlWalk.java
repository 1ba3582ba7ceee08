package io.tributary.connect.http.xml;

import io.tributary.connect.http.model.Pick;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.ReadPlan;
import io.tributary.connect.http.records.RowSink;
import io.tributary.connect.http.records.TreeRows;
import io.tributary.connect.http.tree.TreePicks;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One walk through a document: to the response's picks, and to its records if there is a sink. */
final class XmlWalk {

  private static final String EACH = "*";

  private final XMLStreamReader xml;
  private final XmlTree trees;
  private final List<String> records;
  private final List<Planned> picks = new ArrayList<>();
  private final TreeRows rows;
  private final @Nullable RowSink sink;
  private final @Nullable Object[] values;
  private final List<String> path = new ArrayList<>();
  private boolean found;

  private record Planned(int index, List<String> path, Pick pick) {}

  XmlWalk(XMLStreamReader xml, ReadPlan plan, XmlTree trees, @Nullable RowSink sink) {
    this.xml = xml;
    this.trees = trees;
    this.records = TreePicks.path(plan.recordsPointer());
    this.rows = new TreeRows(plan, true);
    this.sink = sink;
    this.values = new @Nullable Object[plan.response().size()];
    for (int i = 0; i < values.length; i++) {
      Pick pick = plan.response().get(i);
      picks.add(new Planned(i, TreePicks.path(pick.pointer()), pick));
    }
  }

  @Nullable Object[] values() {
    return values;
  }

  boolean hasFound() {
    return found;
  }

  void document() throws XMLStreamException, MalformedResponseException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.DTD ->
            throw new MalformedResponseException("the body declares a document type");
        case XMLStreamConstants.START_ELEMENT -> element();
        case XMLStreamConstants.END_ELEMENT -> path.remove(path.size() - 1);
        default -> {
          // Text around the elements that matter.
        }
      }
    }
  }

  /** At the start of an element; afterwards at its end, unless its children are to be looked at. */
  private void element() throws XMLStreamException, MalformedResponseException {
    path.add(xml.getLocalName());
    if (isRecord()) {
      found = true;
      Object tree = trees.element(path.size());
      if (sink != null) {
        rows.row(sink, tree, null);
      }
      path.remove(path.size() - 1);
    } else if (leadsToRecords()) {
      pick(trees.attributes(), false);
    } else {
      pick(trees.element(path.size()), true);
      path.remove(path.size() - 1);
    }
  }

  private boolean isRecord() {
    return records.isEmpty() ? path.size() == 1 : path.size() == records.size() && leadsToRecords();
  }

  private boolean leadsToRecords() {
    if (path.size() > records.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      if (!records.get(i).equals(EACH) && !records.get(i).equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Takes what is wanted of the element at the path; the first of several wins. */
  private void pick(@Nullable Object tree, boolean whole) {
    for (Planned planned : picks) {
      boolean inside =
          planned.path().size() >= path.size()
              && planned.path().subList(0, path.size()).equals(path);
      if (inside && values[planned.index()] == null) {
        List<String> rest = planned.path().subList(path.size(), planned.path().size());
        if (whole || !rest.isEmpty()) {
          values[planned.index()] = TreePicks.at(tree, rest, planned.pick().as(), true);
        }
      }
    }
  }
}
