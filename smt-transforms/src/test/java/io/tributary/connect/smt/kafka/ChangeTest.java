package io.tributary.connect.smt.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.smt.Json;
import io.tributary.connect.smt.kafka.Change.Kind;
import io.tributary.connect.smt.problem.BadValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a topic's values say about rows. */
class ChangeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          {'id':1}                                            ~ UPSERT   ~ {'id':1}
          {'id':1,'op':'sold'}                                ~ UPSERT   ~ {'id':1,'op':'sold'}
          {'id':1,'__deleted':'false'}                        ~ UPSERT   ~ {'id':1,'__deleted':'false'}
          {'id':1,'__deleted':'true'}                         ~ DELETE   ~ {'id':1,'__deleted':'true'}
          {'id':1,'__deleted':true}                           ~ DELETE   ~ {'id':1,'__deleted':true}
          {'before':null,'after':{'id':1},'op':'c'}           ~ UPSERT   ~ {'id':1}
          {'before':null,'after':{'id':1},'op':'r'}           ~ UPSERT   ~ {'id':1}
          {'before':{'id':1},'after':{'id':2},'op':'u'}       ~ UPSERT   ~ {'id':2}
          {'before':{'id':1},'after':null,'op':'d'}           ~ DELETE   ~ {'id':1}
          {'source':{},'op':'t'}                              ~ TRUNCATE ~ null
          {'source':{},'op':'m','message':{}}                 ~ NONE     ~ null
          """)
  void understandsRowsAndChangeEvents(String value, Kind kind, String row) {
    assertThat(Change.of(Json.of(value))).isEqualTo(new Change(kind, Json.of(row)));
  }

  @Test
  void takesATombstoneForADeletion() {
    assertThat(Change.of(null)).isEqualTo(new Change(Kind.DELETE, null));
  }

  @Test
  void refusesWhatTellsNoRow() {
    assertThatThrownBy(() -> Change.of("text")).isInstanceOf(BadValueException.class);
    assertThatThrownBy(() -> Change.of(Json.of("{'after':null,'op':'c'}")))
        .hasMessageContaining("no row in 'after'");
  }
}
