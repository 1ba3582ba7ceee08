package io.tributary.connect.http.xml;

import io.tributary.connect.http.config.FormatSettings;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.records.HeldRows;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.ReadPlan;
import io.tributary.connect.http.records.ResponseReader;
import io.tributary.connect.http.records.RowSink;
import io.tributary.connect.http.records.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML: attributes and child elements are the members of an object, elements of the same name
 * an array, and an element with neither is its text. Names go without their prefixes. Nothing
 * outside the body is ever read for it.
 */
public final class XmlResponseReader implements ResponseReader {

  private final ReadPlan plan;
  private final FormatSettings settings;
  private final TextEncoding encoding;
  private final XMLInputFactory factory;

  public XmlResponseReader(ReadPlan plan, FormatSettings settings) {
    this.plan = plan;
    this.settings = settings;
    this.encoding = new TextEncoding(settings.encoding());
    // The JDK's own, whatever else a worker has on its class path.
    factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside the body is read");
        });
  }

  @Override
  public @Nullable Object[] values(HttpReply.Ok reply, @Nullable HeldRows together)
      throws MalformedResponseException {
    return walk(reply, null).values();
  }

  @Override
  public void rows(HttpReply.Ok reply, RowSink sink) throws MalformedResponseException {
    if (!walk(reply, sink).hasFound() && plan.recordsRequired()) {
      throw new MalformedResponseException("the response has nothing at records.pointer");
    }
  }

  private XmlWalk walk(HttpReply.Ok reply, @Nullable RowSink sink)
      throws MalformedResponseException {
    try (InputStream body = reply.body().open()) {
      Charset declared = encoding.declared(reply.head());
      XMLStreamReader xml =
          declared == null
              ? factory.createXMLStreamReader(body)
              : factory.createXMLStreamReader(encoding.open(body, reply.head()));
      XmlWalk walk = new XmlWalk(xml, plan, new XmlTree(xml, settings), sink);
      walk.document();
      return walk;
    } catch (XMLStreamException e) {
      // Its message quotes the body.
      throw new MalformedResponseException(
          "the body is no XML that can be read"
              + (e.getLocation() == null ? "" : ", from line " + e.getLocation().getLineNumber()));
    } catch (IOException e) {
      throw MalformedResponseException.unreadable(e);
    }
  }
}
