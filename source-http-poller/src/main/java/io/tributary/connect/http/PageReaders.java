package io.tributary.connect.http;

import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.FormatSettings;
import io.tributary.connect.http.config.ResponseFormat;
import io.tributary.connect.http.config.SchemaMode;
import io.tributary.connect.http.config.TextSplit;
import io.tributary.connect.http.config.ValueSettings;
import io.tributary.connect.http.csv.CsvResponseReader;
import io.tributary.connect.http.json.JsonLine;
import io.tributary.connect.http.json.JsonResponseReader;
import io.tributary.connect.http.json.JsonSource;
import io.tributary.connect.http.model.SourceKey;
import io.tributary.connect.http.protobuf.MessagePath;
import io.tributary.connect.http.protobuf.MessageSchema;
import io.tributary.connect.http.protobuf.MessageTypes;
import io.tributary.connect.http.protobuf.ProtobufResponseReader;
import io.tributary.connect.http.records.PageReader;
import io.tributary.connect.http.records.ReadPlan;
import io.tributary.connect.http.records.RecordAssembler;
import io.tributary.connect.http.records.RecordErrors;
import io.tributary.connect.http.records.RecordLayout;
import io.tributary.connect.http.records.ResponseJudge;
import io.tributary.connect.http.records.ResponseReader;
import io.tributary.connect.http.records.TextEncoding;
import io.tributary.connect.http.records.TreeRows;
import io.tributary.connect.http.records.Whole;
import io.tributary.connect.http.schema.ColumnsForm;
import io.tributary.connect.http.schema.DeclaredForm;
import io.tributary.connect.http.schema.DeclaredSchema;
import io.tributary.connect.http.schema.ExtraField;
import io.tributary.connect.http.schema.InferredForm;
import io.tributary.connect.http.schema.MapForm;
import io.tributary.connect.http.schema.ValueForm;
import io.tributary.connect.http.schema.WholeForm;
import io.tributary.connect.http.text.FormatSniffer;
import io.tributary.connect.http.text.LinesResponseReader;
import io.tributary.connect.http.text.WholeResponseReader;
import io.tributary.connect.http.xml.XmlResponseReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Puts together what reads the responses of one unit and makes records of them. */
public final class PageReaders {

  private final EndpointSettings endpoint;
  private final ValueSettings values;

  private PageReaders(EndpointSettings endpoint) {
    this.endpoint = endpoint;
    this.values = endpoint.values();
  }

  /**
   * The reader of an endpoint's responses.
   *
   * @throws org.apache.kafka.common.config.ConfigException if a schema that is declared cannot be
   */
  public static PageReader of(EndpointSettings endpoint, SourceKey key) {
    return of(
        endpoint,
        key,
        (reason, excerpt, offset) -> {
          throw new DataException(reason);
        });
  }

  /**
   * The reader of an endpoint's responses.
   *
   * @param errors takes what does not fit, where it is to be told
   */
  public static PageReader of(EndpointSettings endpoint, SourceKey key, RecordErrors errors) {
    return new PageReaders(endpoint).reader(key, errors);
  }

  private PageReader reader(SourceKey key, RecordErrors errors) {
    Schema known = known();
    ReadPlan plan =
        new ReadPlan(endpoint.records().pointer(), endpoint.records().required(), whole());
    RecordLayout layout = new RecordLayout(endpoint, plan, known);
    RecordAssembler assembler =
        new RecordAssembler(endpoint, key, plan, layout, form(layout, known), errors);
    ResponseJudge judge = new ResponseJudge(endpoint, plan);
    return new PageReader(new PageReader.Parts(format(plan), judge, assembler));
  }

  private Whole whole() {
    return switch (values.mode()) {
      case STRUCT -> values.hasColumns() ? Whole.NONE : Whole.TREE;
      case MAP -> Whole.TREE;
      case JSON -> Whole.JSON;
      case RAW -> Whole.BYTES;
    };
  }

  private @Nullable Schema known() {
    return switch (values.schemaMode()) {
      case AUTO, COLUMNS -> null;
      case DECLARED, INFERRED ->
          values.declared().isEmpty() ? null : DeclaredSchema.parse(values.declared());
      case DESCRIPTOR ->
          MessageSchema.of(
              new MessagePath(MessageTypes.of(endpoint.format()), endpoint.records().pointer())
                  .record());
    };
  }

  private ValueForm form(RecordLayout layout, @Nullable Schema known) {
    List<ExtraField> extras = layout.extras(endpoint.records().timestampField());
    return switch (values.mode()) {
      case MAP -> new MapForm(extras);
      case JSON -> WholeForm.text();
      case RAW -> WholeForm.bytes();
      case STRUCT -> struct(layout, known, extras);
    };
  }

  private ValueForm struct(RecordLayout layout, @Nullable Schema known, List<ExtraField> extras) {
    if (values.hasColumns()) {
      return new ColumnsForm(layout.columnsSchema(values.name()), extras);
    }
    return values.schemaMode() == SchemaMode.INFERRED || known == null
        ? new InferredForm(values.name(), values.evolution(), known, extras)
        : new DeclaredForm(known, values.name(), extras);
  }

  private ResponseReader format(ReadPlan plan) {
    FormatSettings format = endpoint.format();
    return switch (format.format()) {
      case GTFS_REALTIME, PROTOBUF -> new ProtobufResponseReader(plan, format);
      case BYTES -> new WholeResponseReader(plan, null, format.maxTextChars());
      case AUTO -> new FormatSniffer(sniffed(plan));
      default -> text(format.format(), plan);
    };
  }

  private Map<ResponseFormat, ResponseReader> sniffed(ReadPlan plan) {
    Map<ResponseFormat, ResponseReader> readers = new EnumMap<>(ResponseFormat.class);
    for (ResponseFormat each :
        List.of(
            ResponseFormat.JSON, ResponseFormat.NDJSON, ResponseFormat.CSV, ResponseFormat.XML)) {
      readers.put(each, text(each, plan));
    }
    if (plan.whole() != Whole.NONE) {
      readers.put(ResponseFormat.TEXT, text(ResponseFormat.TEXT, plan));
    }
    return readers;
  }

  private ResponseReader text(ResponseFormat is, ReadPlan plan) {
    FormatSettings format = endpoint.format();
    return switch (is) {
      case NDJSON ->
          new LinesResponseReader(plan, format, new JsonLine(plan, new JsonSource(format))::read);
      case CSV -> new CsvResponseReader(plan, format);
      case XML -> new XmlResponseReader(plan, format);
      case TEXT -> lines(plan);
      default -> new JsonResponseReader(plan, new JsonSource(format));
    };
  }

  private ResponseReader lines(ReadPlan plan) {
    FormatSettings format = endpoint.format();
    if (format.textSplit() == TextSplit.NONE) {
      return new WholeResponseReader(
          plan, new TextEncoding(format.encoding()), format.maxTextChars());
    }
    TreeRows rows = new TreeRows(plan, false);
    return new LinesResponseReader(
        plan, format, (line, sink) -> rows.row(sink, line, line.getBytes(StandardCharsets.UTF_8)));
  }
}
