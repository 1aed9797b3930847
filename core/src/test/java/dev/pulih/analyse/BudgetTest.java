package dev.pulih.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.detect.Severity;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {

  private static final Budget FIFTY = new Budget(Dollars.of("50"), ZoneOffset.UTC);
  private static final Price SONNET =
      new Price(Dollars.of("3"), Dollars.of("15"), Dollars.of("0.30"), Dollars.of("3.75"));

  @ParameterizedTest
  @CsvSource({
    "0,          AMPLE",
    "34.999999,  AMPLE",
    "35,         WARNED",
    "42.499999,  WARNED",
    "42.50,      THRIFTY",
    "47.499999,  THRIFTY",
    "47.50,      URGENT_ONLY",
    "49.999999,  URGENT_ONLY",
    "50,         SPENT",
    "5000,       SPENT",
  })
  void a_stage_begins_at_its_share(String spent, BudgetStage stage) {
    assertThat(FIFTY.stage(Dollars.of(spent))).isEqualTo(stage);
  }

  @ParameterizedTest
  @CsvSource({
    "AMPLE,       VERDICT P1 VERDICT P2 POSTMORTEM P1 POSTMORTEM P2 CHECK P1 CHECK P2",
    "WARNED,      VERDICT P1 VERDICT P2 POSTMORTEM P1 POSTMORTEM P2 CHECK P1 CHECK P2",
    "THRIFTY,     VERDICT P1 VERDICT P2 POSTMORTEM P1 POSTMORTEM P2 CHECK P1 CHECK P2",
    "URGENT_ONLY, VERDICT P1 POSTMORTEM P1 POSTMORTEM P2",
    "SPENT,       ''",
  })
  void the_less_is_left_the_less_is_asked(BudgetStage stage, String admitted) {
    List<String> asked =
        Arrays.stream(Feature.values())
            .flatMap(
                feature ->
                    List.of(Severity.P1, Severity.P2).stream()
                        .filter(severity -> stage.admits(feature, severity))
                        .map(severity -> feature + " " + severity))
            .toList();
    assertThat(String.join(" ", asked)).isEqualTo(admitted);
  }

  @Test
  void from_85_percent_on_the_cheapest_model_is_preferred() {
    assertThat(BudgetStage.values())
        .filteredOn(BudgetStage::prefersCheapest)
        .containsExactly(BudgetStage.THRIFTY, BudgetStage.URGENT_ONLY, BudgetStage.SPENT);
  }

  /** 1,200 x 3 + 90 x 15 = 4,950 millionths; a token read from a cache costs 0.3 of one. */
  @Test
  void a_price_is_exact_and_rounded_up_only_below_a_millionth() {
    assertThat(SONNET.of(Tokens.of(1_200, 90))).isEqualTo(new Dollars(4_950));
    assertThat(SONNET.of(new Tokens(0, 0, 1, 0))).isEqualTo(new Dollars(1));
    assertThat(SONNET.of(new Tokens(0, 0, 10, 0))).isEqualTo(new Dollars(3));
    assertThat(SONNET.of(new Tokens(0, 0, 0, 1_000_000))).isEqualTo(Dollars.of("3.75"));
    assertThat(SONNET.of(Tokens.of(3_000_000_000_000L, 0))).isEqualTo(Dollars.of("9000000"));
  }

  @Test
  void what_does_not_fit_into_the_month_is_not_covered() {
    assertThat(FIFTY.covers(Dollars.of("49.90"), Dollars.of("0.10"))).isTrue();
    assertThat(FIFTY.covers(Dollars.of("49.90"), Dollars.of("0.100001"))).isFalse();
  }

  /** In Kuala Lumpur, eight hours ahead, December begins at 16:00 UTC on the 30th of November. */
  @Test
  void a_month_begins_at_midnight_in_its_zone() {
    Budget there = new Budget(Dollars.of("50"), ZoneId.of("Asia/Kuala_Lumpur"));
    Instant midnight = Instant.parse("2026-11-30T16:00:00Z");
    assertThat(there.month(midnight.minusNanos(1))).isEqualTo(YearMonth.of(2026, 11));
    assertThat(there.month(midnight)).isEqualTo(YearMonth.of(2026, 12));
    assertThat(there.from(YearMonth.of(2026, 12))).isEqualTo(midnight);
    assertThat(there.until(YearMonth.of(2026, 11))).isEqualTo(midnight);
    assertThat(FIFTY.month(midnight)).isEqualTo(YearMonth.of(2026, 11));
  }

  @Test
  void it_is_said_in_a_sentence() {
    assertThat(FIFTY.said(Dollars.of("3.204950"), YearMonth.of(2026, 11)))
        .isEqualTo("$3.20 of $50.00 spent in 2026-11 (6 %), $46.80 left");
    assertThat(new Dollars(4_950)).hasToString("$0.004950");
  }

  @Test
  void amounts_are_exact_or_refused() {
    assertThatThrownBy(() -> Dollars.of("0.0000001")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Dollars(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Budget(Dollars.NONE, ZoneOffset.UTC))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Dollars.of("1").less(Dollars.of("2"))).isEqualTo(Dollars.NONE);
  }
}
