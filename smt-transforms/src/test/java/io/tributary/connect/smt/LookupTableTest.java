package io.tributary.connect.smt;

import static io.tributary.connect.smt.FileLookups.TRANSFER;
import static io.tributary.connect.smt.FileLookups.accounts;
import static io.tributary.connect.smt.FileLookups.lookup;
import static io.tributary.connect.smt.FileLookups.record;
import static io.tributary.connect.smt.FileLookups.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.harness.process.Await;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.ObjectName;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** Tables of files as lookups load, reload, refuse and share them. */
class LookupTableTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Test
  void refusesATableWithTwoRowsForOneKeyUnlessTold() {
    String twice =
        "{'as':'t','file':'%s','key':'id','on':'id','cols':'name STRING'}"
            .formatted(TableFiles.csv("twice", "id,name", "1,first", "1,last"));
    SourceRecord record = record(null, Json.of("{'id':1}"));

    assertThatThrownBy(() -> lookup(twice).apply(record))
        .isInstanceOf(ConnectException.class)
        .isNotInstanceOf(RetriableException.class)
        .hasMessageContaining("table twice.csv has several rows for one value of id");
    for (String choice : List.of("first", "last")) {
      String chosen = twice.replace("'cols'", "'dup':'" + choice + "','cols'");
      assertThat(((Map<?, ?>) lookup(chosen).apply(record).value()).get("name")).isEqualTo(choice);
    }
  }

  @Test
  void refusesATableThatIsTooLarge() {
    assertThatThrownBy(
            () -> lookup(accounts(), "max.rows", "2").apply(record(TRANSFER, transfer(1))))
        .hasMessageContaining("table accounts.csv has more than max.rows=2 rows");
  }

  @Test
  void saysWhichCellDoesNotFitWithoutQuotingIt() {
    String wrong =
        "{'as':'t','file':'%s','key':'id','on':'id','cols':'size INT'}"
            .formatted(TableFiles.csv("wrong", "id,size", "1,secret"));

    assertThatThrownBy(() -> lookup(wrong).apply(record(null, Json.of("{'id':1}"))))
        .hasMessageContaining(
            "a row of table wrong.csv does not fit its cols: /size: cannot convert")
        .hasMessageNotContaining("secret");
  }

  @Test
  void readsAFileAgainWhenItHasChanged() {
    String joins =
        "{'as':'s','file':'%s','key':'id','on':'id','cols':'name STRING'}"
            .formatted(TableFiles.csv("changing", "id,name", "1,before"));
    Lookup<SourceRecord> lookup = lookup(joins, "refresh.ms", "20", "refresh.jitter", "0");
    assertThat(nameOf(lookup)).isEqualTo("before");

    TableFiles.csv("changing", "id,name", "1,and after");

    Await.until("the file is read again", LIMIT, () -> "and after".equals(nameOf(lookup)));
    lookup.close();
  }

  @Test
  void aTableThatCannotBeReadAgainIsStaleOrRefused() {
    String joins =
        "{'as':'s','file':'%s','key':'id','on':'id','cols':'name STRING'}"
            .formatted(TableFiles.csv("breaking", "id,name", "1,kept"));
    Lookup<SourceRecord> stale = lookup(joins, "refresh.ms", "20");
    Lookup<SourceRecord> refusing = lookup(joins, "refresh.ms", "20", "on.refresh.error", "fail");
    assertThat(nameOf(refusing)).isEqualTo("kept");
    assertThat(nameOf(stale)).isEqualTo("kept");

    TableFiles.csv("breaking", "id,nom", "1,lost");

    Await.until("the broken file is noticed", LIMIT, () -> refusal(refusing) != null);
    assertThat(refusal(refusing))
        .contains("on.refresh.error=fail: file breaking.csv has no column 'name'");
    assertThat(nameOf(stale)).isEqualTo("kept");
    TableFiles.csv("breaking", "id,name", "1,mended");
    stale.close();
    refusing.close();
  }

  private static Object nameOf(Lookup<SourceRecord> lookup) {
    Object joined = lookup.apply(record(null, Json.of("{'id':1}"))).value();
    return ((Map<?, ?>) joined).get("name");
  }

  private static String refusal(Lookup<SourceRecord> lookup) {
    try {
      nameOf(lookup);
      return null;
    } catch (ConnectException e) {
      return e.getMessage();
    }
  }

  @Test
  void waitsForATableNoLongerThanTold() {
    String joins =
        "{'as':'s','file':'%s','key':'id','on':'id','cols':'name STRING'}"
            .formatted(TableFiles.csv("late", "id").resolveSibling("not-there-yet.csv"));
    Lookup<SourceRecord> lookup = lookup(joins, "load.timeout.ms", "50");

    assertThatThrownBy(() -> nameOf(lookup))
        .isInstanceOf(RetriableException.class)
        .hasMessageContaining("could not load table not-there-yet.csv within load.timeout.ms=50");
    Await.until(
        "the cause is told",
        LIMIT,
        () -> refusal(lookup).contains("file not-there-yet.csv cannot be read"));
    lookup.close();
  }

  @Test
  void readsObjectsLineByLine() {
    String joins =
        "{'as':'s','file':'%s','key':'id','on':'id','cols':'name STRING'}"
            .formatted(
                TableFiles.write("lines.ndjson", "{\"id\":1,\"name\":\"one\"}\n\n{\"id\":2}\n"));

    assertThat(nameOf(lookup(joins))).isEqualTo("one");
  }

  @Test
  void sharesOneTableBetweenTasksAndTellsItByJmx() throws Exception {
    String joins =
        "{'as':'s','file':'%s','key':'id','on':'id','cols':'name STRING'}"
            .formatted(TableFiles.csv("shared", "id,name", "1,one", "2,two"));
    ObjectName pattern = new ObjectName("io.tributary.connect.smt:type=lookup,table=shared.csv,*");
    Lookup<SourceRecord> first = lookup(joins);
    Lookup<SourceRecord> second = lookup(joins);
    first.apply(record(null, Json.of("{'id':1}")));
    second.apply(record(null, Json.of("{'id':3}")));

    Set<ObjectName> names = ManagementFactory.getPlatformMBeanServer().queryNames(pattern, null);
    assertThat(names).hasSize(1);
    ObjectName name = names.iterator().next();
    assertThat(attribute(name, "users")).isEqualTo(2L);
    assertThat(attribute(name, "rows")).isEqualTo(2L);
    assertThat(attribute(name, "hits-total")).isEqualTo(1L);
    assertThat(attribute(name, "misses-total")).isEqualTo(1L);
    assertThat((long) attribute(name, "last-refresh-ms")).isPositive();
    assertThat((long) attribute(name, "estimated-bytes")).isPositive();

    first.close();
    first.close();
    assertThat(attribute(name, "users")).isEqualTo(1L);
    second.close();
    assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(pattern, null)).isEmpty();
  }

  private static Object attribute(ObjectName name, String attribute) throws Exception {
    return ManagementFactory.getPlatformMBeanServer().getAttribute(name, attribute);
  }
}
