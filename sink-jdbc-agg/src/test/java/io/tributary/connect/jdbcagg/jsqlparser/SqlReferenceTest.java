package io.tributary.connect.jdbcagg.jsqlparser;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.ScalarFunction;
import io.tributary.testkit.RepositoryRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference page of the SQL says what is. */
class SqlReferenceTest {

  private static final Pattern EXAMPLE = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);

  @Test
  void itsExampleIsRead() throws IOException, PlanRefusedException {
    Matcher example = EXAMPLE.matcher(page());

    assertThat(example.find()).isTrue();
    assertThat(SqlPlanReader.read(example.group(1)).statements())
        .extracting(AggregateStatement::table)
        .containsExactly("flights_by_country", "words_by_month", "payments_total");
  }

  @Test
  void itNamesEveryFunction() throws IOException {
    String page = page();

    assertThat(Arrays.stream(AggregateFunction.values()).map(AggregateFunction::callName))
        .allSatisfy(name -> assertThat(page).contains(name));
    assertThat(
            Arrays.stream(ScalarFunction.values())
                .filter(function -> !function.isOperator())
                .map(ScalarFunction::name))
        .allSatisfy(name -> assertThat(page).contains(name));
  }

  private static String page() throws IOException {
    return Files.readString(RepositoryRoot.find().resolve("docs/config/aggregates-sql.md"));
  }
}
