package io.tributary.connect.smt.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows that come and go one by one. */
class LiveRowsTest {

  private static LiveRows rows(Duplicates duplicates) {
    RowShape shape =
        new RowShape(List.of("id"), List.of(), new KeyRules(false, KeyCase.EXACT, false));
    return new LiveRows("t", shape, duplicates);
  }

  private static Object[] values(Object... values) {
    return values;
  }

  @Test
  void anUpdateReplacesTheRowOfTheSameIdentity() {
    LiveRows rows = rows(Duplicates.FAIL);
    rows.put("a", 1L, values("old"));
    rows.put("a", 1L, values("new"));

    assertThat(rows.find(1L)).containsExactly("new");
    assertThat(rows.size()).isEqualTo(1);
  }

  @Test
  void anUpdateMayGiveARowAnotherKey() {
    LiveRows rows = rows(Duplicates.FAIL);
    rows.put("a", 1L, values("row"));
    rows.put("a", 2L, values("row"));

    assertThat(rows.find(1L)).isNull();
    assertThat(rows.find(2L)).containsExactly("row");
    rows.put("a", null, values("row"));
    assertThat(rows.find(2L)).as("a row whose key is null").isNull();
  }

  @Test
  void aRowIsBackWhenTheOneWithTheSameKeyGoes() {
    LiveRows rows = rows(Duplicates.LAST);
    rows.put("a", 1L, values("a"));
    rows.put("b", 1L, values("b"));

    assertThat(rows.find(1L)).containsExactly("b");
    rows.remove("b");
    assertThat(rows.find(1L)).containsExactly("a");
    rows.remove("a");
    assertThat(rows.find(1L)).isNull();
    rows.remove("never there");
    assertThat(rows.bytes()).isZero();
  }

  @Test
  void severalRowsForOneKeyAreNotChosenFromByChance() {
    LiveRows rows = rows(Duplicates.FAIL);
    rows.put("a", 1L, values("a"));
    rows.put("b", 1L, values("b"));

    assertThatThrownBy(() -> rows.find(1L)).hasMessageContaining("several rows for this key");
    rows.put("b", 2L, values("b"));
    assertThat(rows.find(1L)).containsExactly("a");
  }

  @Test
  void clearingTakesAll() {
    LiveRows rows = rows(Duplicates.FAIL);
    rows.put("a", 1L, values("a"));
    rows.clear();

    assertThat(rows.find(1L)).isNull();
    assertThat(rows.size()).isZero();
  }
}
