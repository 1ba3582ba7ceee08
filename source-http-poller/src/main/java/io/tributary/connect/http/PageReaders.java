package io.tributary.connect.http;

import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.SchemaMode;
import io.tributary.connect.http.config.ValueSettings;
import io.tributary.connect.http.json.JsonResponseReader;
import io.tributary.connect.http.json.JsonSource;
import io.tributary.connect.http.model.SourceKey;
import io.tributary.connect.http.records.PageReader;
import io.tributary.connect.http.records.ReadPlan;
import io.tributary.connect.http.records.RecordAssembler;
import io.tributary.connect.http.records.RecordErrors;
import io.tributary.connect.http.records.RecordLayout;
import io.tributary.connect.http.records.ResponseJudge;
import io.tributary.connect.http.records.ResponseReader;
import io.tributary.connect.http.records.Whole;
import io.tributary.connect.http.schema.ColumnsForm;
import io.tributary.connect.http.schema.DeclaredForm;
import io.tributary.connect.http.schema.DeclaredSchema;
import io.tributary.connect.http.schema.ExtraField;
import io.tributary.connect.http.schema.InferredForm;
import io.tributary.connect.http.schema.MapForm;
import io.tributary.connect.http.schema.ValueForm;
import io.tributary.connect.http.schema.WholeForm;
import java.util.List;
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
      case DESCRIPTOR -> null;
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
    return new JsonResponseReader(plan, new JsonSource(endpoint.format()));
  }
}
