package io.tributary.connect.smt.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command, as its user sees it. */
class LintTest {

  private static final String BUSES =
      "{'vehicles':[['81',43.6,'Spadina'],['82',43.7,'King']]}".replace('\'', '"');

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int lint(String... arguments) {
    return Lint.run(
        arguments,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text.replace('\'', '"')).toString();
  }

  /** Two steps, the first of which writes a name that the second does not read. */
  private static String twoSteps(String written) {
    return "[{'operation':'shift','spec':{'vehicles':{'*':{'0':'[#2].NAME','2':'[#2].street'}}}},\n"
            .replace("NAME", written)
        + "{'operation':'shift','spec':{'*':{'id':'bus.[&1].id','street':'bus.[&1].street'}}}]";
  }

  @Test
  void saysWhichKeyMatchesNothingWhatWasMeantAndWhoWritesIt() throws IOException {
    int status = lint(file("spec.json", twoSteps("di")), file("buses.json", BUSES));

    assertThat(status).isEqualTo(1);
    assertThat(printed())
        .contains("jolt (Jolt$Value): 1 in, 1 out, 0 dropped, 0 failed")
        .contains("spec: line 2 col 35, /1/spec/*/id: matches nothing that the step was given")
        .contains("one of what is there: di, street")
        .contains("('di' is written by line 1 col 52, /0/spec/vehicles/*/0)")
        .contains("did you mean 'di'?")
        .contains("nothing of the sample is ever written to 'bus.[&1].id'")
        .contains("{\"bus\":[{\"street\":\"Spadina\"},{\"street\":\"King\"}]}");
  }

  @Test
  void findsNothingWrongWithASpecThatFits() throws IOException {
    assertThat(lint(file("spec.json", twoSteps("id")), file("buses.json", BUSES))).isZero();

    assertThat(printed()).doesNotContain("matches nothing").contains("\"id\":\"81\"");
  }

  @Test
  void findsAKeyWhoseNamesAnotherTakes() throws IOException {
    String spec = "{'operation':'shift','spec':{'ab*':'x','a*':'y'}}";

    assertThat(lint(file("spec.json", spec), file("sample.json", "{'abc':1}"))).isEqualTo(1);

    assertThat(printed())
        .contains("/spec/a*: other keys beside it match all that it could")
        .contains("nothing of the sample is ever written to 'y'");
  }

  @Test
  void runsAChainWithPredicatesOverEachRecordOfAFile() throws IOException {
    String config =
        "{'name':'c','config':{'transforms':'shape,derive','transforms.shape.type':"
            + "'io.tributary.connect.smt.Jolt$Value','transforms.shape.spec':"
            + "'{\\\"operation\\\":\\\"shift\\\",\\\"spec\\\":{\\\"*\\\":\\\"&\\\"}}',"
            + "'transforms.shape.schema':'id INT!, speed DOUBLE, note STRING',"
            + "'transforms.derive.type':'io.tributary.connect.smt.Derive$Value',"
            + "'transforms.derive.set':'kmh DOUBLE = speed * 3.6',"
            + "'transforms.derive.predicate':'buses','predicates':'buses','predicates.buses.type':"
            + "'io.tributary.connect.smt.When','predicates.buses.condition':'id > 1'}}";
    String sample = "{'id':1,'speed':10}\n\n{'id':2,'speed':10}\n{'id':'x'}\n";

    assertThat(lint(file("c.json", config), file("s.ndjson", sample))).isEqualTo(1);

    assertThat(printed())
        .contains("shape (Jolt$Value): 3 in, 2 out, 0 dropped, 1 failed")
        .contains("1 x Jolt could not transform the value [topic=sample partition=0]: /id: cannot")
        .contains("derive (Derive$Value): 2 in, 2 out, 0 dropped, 0 failed")
        .contains("    id INT32!")
        .contains("    kmh FLOAT64")
        .contains("field note is null in every record of the sample")
        .contains("value {\"id\":2,\"speed\":10.0,\"note\":null,\"kmh\":36.0}")
        .doesNotContain("\"x\"");
  }

  @Test
  void readsSamplesWithASchemaAsStructs() throws IOException {
    String spec = "{'operation':'shift','spec':{'id':'bus'}}";
    String sample =
        "{'schema':{'type':'struct','fields':[{'field':'id','type':'int64'}]},'payload':{'id':7}}";

    assertThat(lint("--topic", "t", file("spec.json", spec), file("sample.json", sample))).isZero();

    assertThat(printed()).contains("record topic=t partition=0").contains("value {\"bus\":7}");
  }

  @Test
  void takesAnArrayAsRecordsOrAsOne() throws IOException {
    String spec = file("spec.json", "{'operation':'shift','spec':{'*':{'id':'ids'}}}");
    String sample = file("sample.json", "[{'id':1},{'id':2}]");

    assertThat(lint("--whole", spec, sample)).isZero();
    assertThat(printed()).contains("1 in, 1 out").contains("value {\"ids\":[1,2]}");
    assertThat(lint("--records", "1", file("spec2.json", "{'operation':'sort'}"), sample)).isZero();
    assertThat(printed()).contains("2 in, 2 out");
  }

  @Test
  void saysWhatAPostWouldRefuse() throws IOException {
    assertThat(lint(file("spec.json", "[{'operation':'shfit','spec':{}}]"))).isEqualTo(1);

    assertThat(printed())
        .contains("jolt (Jolt$Value): a POST of this config is refused")
        .contains("unknown operation 'shfit'");
  }

  @Test
  void acceptsAConfigWithoutASample() throws IOException {
    assertThat(lint(file("spec.json", twoSteps("di")))).isZero();

    assertThat(printed()).contains("The config is accepted. Give a sample");
  }

  @Test
  void saysWhyItCannotRun() throws IOException {
    assertThat(lint()).isEqualTo(2);
    assertThat(lint("--colour", "x")).isEqualTo(2);
    assertThat(lint(folder.resolve("absent.json").toString())).isEqualTo(2);
    assertThat(lint(file("half.json", "{"))).isEqualTo(2);
    assertThat(lint(file("none.json", "{'name':'c','config':{}}"))).isEqualTo(2);
    assertThat(lint(file("foreign.json", "{'transforms':'a','transforms.a.type':'io.nobody.Smt'}")))
        .isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("Usage: lint")
        .contains("There is no option --colour")
        .contains("Cannot read")
        .contains("not JSON")
        .contains("The config has no transforms")
        .contains("io.nobody.Smt is no Transformation on this command's class path");
  }
}
