package io.tributary.quickstart.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RatesTest {

  private static final Instant START = Instant.parse("2026-11-20T13:00:00Z");

  private final Rates rates = new Rates();

  @Test
  void growthInASecondOverTheLastTen() {
    assertThat(rates.perSecond("flights", START, 1000)).isZero();
    assertThat(rates.perSecond("flights", START.plusSeconds(5), 1500)).isEqualTo(100);
    assertThat(rates.perSecond("flights", START.plusSeconds(15), 1700)).isEqualTo(20);
  }

  @Test
  void keepsNamesApart() {
    rates.perSecond("flights", START, 0);

    assertThat(rates.perSecond("buses", START.plusSeconds(1), 7)).isZero();
  }
}
