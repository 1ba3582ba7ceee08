package io.tributary.connect.http.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the keys of paging must be in the light of one another. */
final class PagingRules {

  private static final Set<PagingType> NAMED_IN_BODY =
      Set.of(PagingType.NEXT_URL, PagingType.CURSOR);
  private static final Set<PagingType> COUNTED = Set.of(PagingType.OFFSET, PagingType.PAGE);

  private final PagingSettings paging;
  private final RequestSettings request;
  private final List<Finding> findings = new ArrayList<>();

  private PagingRules(PagingSettings paging, RequestSettings request) {
    this.paging = paging;
    this.request = request;
  }

  static List<Finding> check(PagingSettings paging, RequestSettings request) {
    PagingRules rules = new PagingRules(paging, request);
    rules.pointer();
    rules.used();
    rules.size();
    return rules.findings;
  }

  private void pointer() {
    boolean needed = NAMED_IN_BODY.contains(paging.type());
    if (needed && paging.pointer().isEmpty()) {
      add(
          PagingSettings.POINTER,
          "it is not set, and the next page is told by nothing else",
          "Set it to where the body holds the next token or address");
    } else if (!needed && !paging.pointer().isEmpty()) {
      add(
          PagingSettings.POINTER,
          "it is read with next_url and cursor only",
          "Remove it, or choose one of them as " + PagingSettings.TYPE);
    }
    if (paging.type() == PagingType.NONE && !paging.stopPointer().isEmpty()) {
      add(
          PagingSettings.STOP_POINTER,
          "there are no pages to stop at",
          "Remove it, or choose a " + PagingSettings.TYPE);
    }
  }

  private void used() {
    boolean takesOne = paging.type() == PagingType.CURSOR || COUNTED.contains(paging.type());
    if (!takesOne && !paging.parameter().isEmpty()) {
      add(
          PagingSettings.PARAMETER,
          "it is used with cursor, offset and page only",
          "Remove it, or choose one of them as " + PagingSettings.TYPE);
    } else if (takesOne && paging.parameter().isEmpty() && !request.mentions("${page.")) {
      add(
          PagingSettings.PARAMETER,
          "no request says which page it is for",
          "Set it, or write ${page.token|default:}, ${page.offset} or ${page.number} where it belongs");
    }
  }

  private void size() {
    if (!paging.sizeParameter().isEmpty() && paging.size() == 0) {
      add(
          PagingSettings.SIZE_PARAMETER,
          "there is no size to send",
          "Set " + PagingSettings.SIZE + " too");
    }
    if (paging.size() > 0 && !COUNTED.contains(paging.type()) && paging.sizeParameter().isEmpty()) {
      add(
          PagingSettings.SIZE,
          "it is used with offset and page only, or to be sent",
          "Set " + PagingSettings.SIZE_PARAMETER + ", or remove it");
    }
  }

  private void add(String key, String reason, String whatToDo) {
    findings.add(new Finding(key, reason, whatToDo));
  }
}
