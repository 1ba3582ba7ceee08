package io.tributary.connect.http;

import io.tributary.connect.http.config.CursorSettings;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.Finding;
import io.tributary.connect.http.config.Headers;
import io.tributary.connect.http.config.PagingType;
import io.tributary.connect.http.config.RequestSettings;
import io.tributary.connect.http.config.WindowSettings;
import io.tributary.connect.http.template.Template;
import io.tributary.connect.kit.config.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;

/** Finds templates that do not compile, or that nothing will fill. */
final class TemplateCheck {

  private final EndpointSettings endpoint;
  private final Set<String> known = new HashSet<>();
  private final Set<String> sometimesMissing = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  private TemplateCheck(EndpointSettings endpoint) {
    this.endpoint = endpoint;
  }

  static List<Finding> check(EndpointSettings endpoint) {
    TemplateCheck check = new TemplateCheck(endpoint);
    check.know();
    RequestSettings request = endpoint.request();
    check.all(RequestSettings.URL, List.of(request.url()));
    check.all(RequestSettings.FALLBACKS, request.fallbacks());
    check.all(RequestSettings.PARAMETERS, List.of(request.parameters()));
    check.all(RequestSettings.HEADERS, request.headers());
    check.all(RequestSettings.SENSITIVE_HEADERS, Headers.split(request.sensitiveHeaders()));
    check.all(RequestSettings.BODY, List.of(request.body()));
    return check.findings;
  }

  private void know() {
    known.add("now");
    for (String cursor : endpoint.cursor().names()) {
      known.add("cursor." + cursor);
      if (!endpoint.cursor().initial().containsKey(cursor)) {
        sometimesMissing.add("cursor." + cursor);
      }
    }
    if (endpoint.stream().enabled()) {
      known.add("event.id");
      sometimesMissing.add("event.id");
    }
    endpoint.partition().names().forEach(name -> known.add("partition." + name));
    if (endpoint.windows().enabled()) {
      known.add("window.start");
      known.add("window.end");
    }
    PagingType paging = endpoint.paging().type();
    if (paging == PagingType.CURSOR) {
      known.add("page.token");
      sometimesMissing.add("page.token");
    } else if (paging == PagingType.OFFSET) {
      known.add("page.offset");
    } else if (paging == PagingType.PAGE) {
      known.add("page.number");
    }
  }

  private void all(String key, List<String> texts) {
    for (String text : texts) {
      try {
        Template template = Template.compile(text);
        template.variables().stream()
            .filter(name -> !known.contains(name))
            .forEach(name -> findings.add(unknown(key, name)));
        template.withoutDefault().stream()
            .filter(name -> sometimesMissing.contains(name) || isUnknownCursor(name))
            .forEach(name -> findings.add(mayBeMissing(key, name)));
      } catch (ConfigException e) {
        // What stands in the sensitive headers is quoted nowhere.
        boolean secret = key.equals(RequestSettings.SENSITIVE_HEADERS);
        findings.add(
            new Finding(
                key,
                secret ? "it holds a ${ that is no template" : String.valueOf(e.getMessage()),
                "Write templates as ${cursor.name|default:text}"));
      }
    }
  }

  private boolean isUnknownCursor(String name) {
    return name.startsWith("cursor.") && !known.contains(name);
  }

  private Finding unknown(String key, String name) {
    if (name.startsWith("cursor.")) {
      String cursor = name.substring("cursor.".length());
      return new Finding(
          key,
          "no response leaves a cursor '" + cursor + "'",
          "Add '" + cursor + "=response:/pointer' to " + CursorSettings.FIELDS);
    }
    if (name.startsWith("window.")) {
      return new Finding(
          key,
          "there are no windows for ${" + name + "}",
          "Set " + WindowSettings.START + ", and write window.start or window.end");
    }
    return new Finding(
        key,
        "nothing fills ${" + name + "}",
        Suggestion.closest(name, known)
            .map(near -> "Did you mean ${" + near + "}")
            .orElse("Known here are " + known.stream().sorted().toList()));
  }

  private static Finding mayBeMissing(String key, String name) {
    return new Finding(
        key,
        "${" + name + "} has no value before the first response",
        "Write ${" + name + "|default:text}");
  }
}
