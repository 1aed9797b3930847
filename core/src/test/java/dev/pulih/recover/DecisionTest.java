package dev.pulih.recover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTest {

  private static final Instant AT = Instant.parse("2026-03-01T00:00:00.123456789Z");

  @Test
  void what_is_written_is_read_to_the_nanosecond() {
    Decision decision = new Decision("bos.txn-service.toxn1u", AT);
    assertThat(Decision.parse(decision.text())).contains(decision);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "yesterday bos.txn-service.toxn1u", "2026-03-01T00:00:00Z"})
  void what_somebody_else_wrote_is_no_decision(String text) {
    assertThat(Decision.parse(text)).isEmpty();
  }
}
