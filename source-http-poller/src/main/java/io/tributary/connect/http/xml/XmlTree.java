package io.tributary.connect.http.xml;

import io.tributary.connect.http.config.FormatSettings;
import io.tributary.connect.http.records.MalformedResponseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads elements as trees. */
final class XmlTree {

  /** Name of the text of an element that has members too. */
  private static final String TEXT = "#text";

  private final XMLStreamReader xml;
  private final int maxDepth;
  private final int maxChars;

  XmlTree(XMLStreamReader xml, FormatSettings settings) {
    this.xml = xml;
    this.maxDepth = settings.maxDepth();
    this.maxChars = settings.maxTextChars();
  }

  /** The element whose start the reader stands at; afterwards it stands at its end. */
  @Nullable Object element(int depth) throws XMLStreamException, MalformedResponseException {
    if (depth > maxDepth) {
      throw new MalformedResponseException("the body is nested deeper than response.max.depth");
    }
    Map<String, @Nullable Object> members = attributes();
    StringBuilder text = new StringBuilder();
    for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          String name = xml.getLocalName();
          add(members, name, element(depth + 1));
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(text);
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new MalformedResponseException("the body refers to an entity of its own");
        default -> {
          // Comments, blanks and processing instructions.
        }
      }
    }
    String stripped = text.toString().strip();
    if (members.isEmpty()) {
      return stripped.isEmpty() ? null : stripped;
    }
    if (!stripped.isEmpty()) {
      members.put(TEXT, stripped);
    }
    return members;
  }

  Map<String, @Nullable Object> attributes() {
    Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(xml.getAttributeNamespace(i))) {
        add(attributes, xml.getAttributeLocalName(i), xml.getAttributeValue(i));
      }
    }
    return attributes;
  }

  private void append(StringBuilder text) throws MalformedResponseException {
    if (text.length() + xml.getTextLength() > maxChars) {
      throw new MalformedResponseException("a text is longer than response.max.text.chars");
    }
    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
  }

  private static void add(
      Map<String, @Nullable Object> members, String name, @Nullable Object value) {
    if (!members.containsKey(name)) {
      members.put(name, value);
      return;
    }
    Object before = members.get(name);
    if (before instanceof Repeated several) {
      several.add(value);
    } else {
      Repeated several = new Repeated();
      several.add(before);
      several.add(value);
      members.put(name, several);
    }
  }

  /** Elements of one name. */
  private static final class Repeated extends ArrayList<@Nullable Object> {

    private static final long serialVersionUID = 1L;
  }
}
