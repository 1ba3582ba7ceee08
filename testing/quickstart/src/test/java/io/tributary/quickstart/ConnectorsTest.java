package io.tributary.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectorsTest {

  @Test
  void tellsTheInnermostCause() {
    assertThat(
            Connectors.cause(
                """
                ConnectException: Exiting WorkerSinkTask
                \tat a.B.c(B.java:1)
                Caused by: DataException: field x
                Caused by: IOException: bucket is gone
                \tat d.E.f(E.java:2)
                """))
        .isEqualTo("IOException: bucket is gone");
  }

  @Test
  void tellsTheErrorThatHasNoCause() {
    assertThat(Connectors.cause("ConnectException: no\n\tat a.B.c(B.java:1)"))
        .isEqualTo("ConnectException: no");
    assertThat(Connectors.cause("")).isEmpty();
  }
}
