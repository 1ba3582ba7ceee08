package io.tributary.connect.smt.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.smt.Json;
import io.tributary.connect.smt.problem.Problems;
import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSchemaTextTest {

  private static OutputSchema compile(String text) {
    Problems problems = new Problems();
    OutputSchema schema = OutputSchema.compile(text.replace('\'', '"'), null, problems);
    assertThat(problems.describe("schema")).isEmpty();
    return schema;
  }

  private static String columns(OutputSchema schema) {
    return schema.columns().stream()
        .map(column -> column.name() + " " + column.ddl() + (column.needsValue() ? "!" : ""))
        .collect(Collectors.joining(", "));
  }

  @Test
  void readsASchemaOfTheJsonConverter() {
    OutputSchema schema =
        compile(
            """
            {'type':'struct','name':'bank.Card','optional':false,'fields':[
              {'field':'id','type':'string'},
              {'field':'n','type':'int32','optional':true,'default':7},
              {'field':'at','type':'int64','optional':true,
               'name':'org.apache.kafka.connect.data.Timestamp','version':1},
              {'field':'sum','type':'bytes','optional':true,
               'name':'org.apache.kafka.connect.data.Decimal',
               'parameters':{'scale':'2','connect.decimal.precision':'9'}},
              {'field':'tags','type':'array','optional':true,
               'items':{'type':'string','optional':true}},
              {'field':'by','type':'map','keys':{'type':'string'},'values':{'type':'double'}},
              {'field':'pos','type':'struct','optional':true,'fields':[
                {'field':'lat','type':'float','optional':true}]}]}""");

    Struct row = schema.project(Json.of("{'id':1,'at':5,'sum':'1.50','tags':'x','by':{'a':1}}"));

    assertThat(columns(schema))
        .isEqualTo(
            "id STRING!, n INT, at TIMESTAMP, sum DECIMAL(9,2), tags ARRAY<STRING>,"
                + " by MAP<STRING,DOUBLE>!, pos STRUCT<lat FLOAT>");
    assertThat(schema.schema().name()).isEqualTo("bank.Card");
    assertThat(schema.schema().field("id").schema().type()).isEqualTo(Schema.Type.STRING);
    assertThat(row.get("n")).isEqualTo(7);
    assertThat(row.get("at")).isEqualTo(new Date(5));
    assertThat(row.get("sum")).isEqualTo(new BigDecimal("1.50"));
    assertThat(row.get("by")).isEqualTo(Map.of("a", 1.0));
  }

  @Test
  void readsAnAvroRecord() {
    OutputSchema schema =
        compile(
            """
            {'type':'record','name':'Card','namespace':'bank','fields':[
              {'name':'id','type':'long'},
              {'name':'kind','type':{'type':'enum','name':'Kind','symbols':['A','B']}},
              {'name':'other','type':['null','Kind'],'default':null},
              {'name':'day','type':['null',{'type':'int','logicalType':'date'}]},
              {'name':'at','type':{'type':'long','logicalType':'timestamp-micros'}},
              {'name':'sum','type':{'type':'bytes','logicalType':'decimal','precision':6,'scale':1}},
              {'name':'key','type':{'type':'string','logicalType':'uuid'},'default':'none'},
              {'name':'list','type':{'type':'array','items':['null','int']}},
              {'name':'map','type':{'type':'map','values':'float'}},
              {'name':'at2','type':{'type':'record','name':'Place','fields':[
                {'name':'x','type':'boolean'}]}},
              {'name':'at3','type':['null','bank.Place']}]}""");

    assertThat(columns(schema))
        .isEqualTo(
            "id BIGINT!, kind STRING!, other STRING, day DATE, at TIMESTAMP(us)!,"
                + " sum DECIMAL(6,1)!, key STRING, list ARRAY<INT>!, map MAP<STRING,FLOAT>!,"
                + " at2 STRUCT<x BOOLEAN>!, at3 STRUCT<x BOOLEAN>");
    assertThat(schema.schema().name()).isEqualTo("bank.Card");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "{'type':'struct'} ~ there are no fields",
        "{'type':'string'} ~ the schema has no columns",
        "{'fields':[]} ~ no schema of a type",
        "{'type':'struct','fields':[{'field':'a','type':'strin'}]} ~ did you mean 'string'?",
        "{'type':'struct','fields':[{'type':'string'}]} ~ /fields/0: no field",
        "{'type':'struct','fields':[{'field':'a','type':'array'}]} ~ there is no 'items'",
        "{'type':'struct','fields':[{'field':'a','type':'int8','default':300}]} ~ does not fit",
        "{'type':'record','fields':[{'name':'a','type':['int','string']}]} ~ several types",
        "{'type':'record','name':'R','fields':[{'name':'a','type':'R'}]} ~ unknown type 'R'",
        "{'type':'record','fields':[{'name':'a','type':{'type':'bytes',"
            + "'logicalType':'decimal'}}]} ~ no decimal",
        "{'type':'struct' ~ line 1",
      })
  void saysWhatIsWrong(String text, String message) {
    Problems problems = new Problems();

    assertThat(OutputSchema.compile(text.replace('\'', '"'), null, problems)).isNull();

    assertThat(problems.describe("schema")).contains(message);
  }

  @Test
  void findsAllThatIsWrong() {
    Problems problems = new Problems();

    OutputSchema.compile(
        "{\"type\":\"struct\",\"fields\":[{\"field\":\"a\",\"type\":\"x\"},"
            + "{\"field\":\"b\",\"type\":\"string\"},{\"field\":\"b\",\"type\":\"y\"}]}",
        null,
        problems);

    assertThat(problems.all()).hasSize(List.of("x", "b twice", "y").size());
  }
}
