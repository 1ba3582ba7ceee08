package io.tributary.connect.smt.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When two values are the same key. */
class KeyRulesTest {

  private static final KeyRules EXACT = new KeyRules(false, KeyCase.EXACT, false);

  static Stream<Object> ofOne() {
    return Stream.of((byte) 1, (short) 1, 1, 1L, 1f, 1.0, BigInteger.ONE, new BigDecimal("1.00"));
  }

  @ParameterizedTest
  @MethodSource("ofOne")
  void wholeNumbersOfAllTypesAreOneKind(Object one) {
    assertThat(EXACT.part(one)).isEqualTo(1L);
  }

  @Test
  void otherKindsStayApart() {
    assertThat(EXACT.part("1")).isEqualTo("1");
    assertThat(EXACT.part(0.5)).isEqualTo(new BigDecimal("0.5"));
    assertThat(EXACT.part(new BigDecimal("0.50"))).isEqualTo(new BigDecimal("0.5"));
    assertThat(EXACT.part(true)).isEqualTo(true);
    assertThat(EXACT.part(new BigInteger("99999999999999999999"))).isInstanceOf(BigDecimal.class);
    assertThat(EXACT.part(new Timestamp(5))).isEqualTo(new Date(5));
    assertThat(EXACT.part(new byte[] {1})).isEqualTo(ByteBuffer.wrap(new byte[] {1}));
    assertThat(EXACT.part(null)).isNull();
  }

  @Test
  void textsAreComparedAsTold() {
    KeyRules loose = new KeyRules(true, KeyCase.IGNORE, true);

    assertThat(loose.part(" Ab ")).isEqualTo("ab");
    assertThat(loose.part(12)).isEqualTo("12");
    assertThat(loose.part(12.0)).isEqualTo("12");
  }

  @Test
  void aKeyOfSeveralPartsIsNullIfOneIs() {
    assertThat(EXACT.keyOf(new Object[] {1, "a"})).isEqualTo(EXACT.keyOf(new Object[] {1L, "a"}));
    assertThat(EXACT.keyOf(new Object[] {1, "a"})).isNotEqualTo(EXACT.keyOf(new Object[] {"a", 1}));
    assertThat(EXACT.keyOf(new Object[] {1, null})).isNull();
  }

  @Test
  void whatHasNoEqualIsNoKey() {
    assertThatThrownBy(() -> EXACT.part(Double.NaN)).hasMessageContaining("not a number");
    assertThatThrownBy(() -> EXACT.part(List.of())).hasMessageContaining("cannot be a list");
  }
}
