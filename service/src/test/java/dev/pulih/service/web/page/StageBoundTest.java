package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Recency;
import dev.pulih.detect.StageRules;
import dev.pulih.detect.StageRules.StageRule;
import dev.pulih.policy.Stage;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the stages are configured to begin on is what is shown. */
class StageBoundTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private static final StageRules OTHERS =
      new StageRules(
          new StageRule(0.3, HOUR), new StageRule(0.4, Duration.ZERO), new Recency(0.8), HOUR);

  @Test
  void each_stage_has_its_own_signal_bound_and_holding_time() {
    assertThat(StageBound.on(Signals.POD_ERROR_RATE, OTHERS))
        .containsExactly(new StageBound(Stage.RESTART, 0.3, "30 %", HOUR));
    assertThat(StageBound.on(Signals.ERROR_RATE, OTHERS))
        .containsExactly(new StageBound(Stage.SHIFT, 0.4, "40 %", Duration.ZERO));
  }

  @Test
  void another_window_is_no_condition() {
    assertThat(StageBound.on(Signals.POD_ERROR_RATE.over(Span.RECENT), OTHERS)).isEmpty();
    assertThat(StageBound.on(Signals.ERROR_RATE.over(Span.PAGE_SHORT), OTHERS)).isEmpty();
  }
}
