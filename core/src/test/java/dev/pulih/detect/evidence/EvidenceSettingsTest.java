package dev.pulih.detect.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pulih.detect.evidence.EvidenceSettings.Alarm;
import dev.pulih.detect.evidence.EvidenceSettings.Blame;
import dev.pulih.detect.evidence.EvidenceSettings.Excess;
import dev.pulih.detect.evidence.EvidenceSettings.Fusion;
import dev.pulih.detect.evidence.EvidenceSettings.Lone;
import dev.pulih.detect.evidence.EvidenceSettings.Past;
import dev.pulih.detect.evidence.EvidenceSettings.Rate;
import dev.pulih.detect.evidence.EvidenceSettings.Shared;
import dev.pulih.detect.evidence.EvidenceSettings.Sigma;
import dev.pulih.detect.evidence.EvidenceSettings.Tail;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EvidenceSettingsTest {

  private static final Duration FOLD = Duration.ofMinutes(4);
  private static final EvidenceSettings SHIPPED = EvidenceSettings.defaults();
  private static final Sigma SIGMA = SHIPPED.past().sigma();
  private static final Rate RATE = SHIPPED.tail().rate();
  private static final Excess EXCESS = SHIPPED.tail().excess();
  private static final Shared SHARED = SHIPPED.fusion().shared();
  private static final Lone LONE = SHIPPED.fusion().lone();

  @Test
  void the_defaults_are_for_a_row_a_minute() {
    assertThat(SHIPPED.past()).isEqualTo(new Past(60, 2, 3, new Sigma(0.25, 5, 0.08)));
    assertThat(SHIPPED.tail())
        .isEqualTo(new Tail(3, new Rate(0.02, 50), new Excess(5, 1.5), 600, 3));
    assertThat(SHIPPED.fusion()).isEqualTo(new Fusion(0.5, 2, new Shared(4.5, 3), new Lone(3, 3)));
    assertThat(SHIPPED.alarm()).isEqualTo(new Alarm(17, 0.5, 2, FOLD));
    assertThat(SHIPPED.blame()).isEqualTo(new Blame(0.5, 0.7, 5));
  }

  static List<Arguments> refused() {
    return List.of(
        refused(() -> new Past(60, 0, 3, SIGMA), "A past needs at least 1 row to warm up; got 0."),
        refused(() -> new Past(1, 2, 3, SIGMA), "A window holds at least its warm-up; got 1."),
        refused(() -> new Past(60, 2, 0, SIGMA), "clip must be positive; got 0.0."),
        refused(() -> new Sigma(0, 5, 0.08), "prior must be positive; got 0.0."),
        refused(() -> new Sigma(0.25, -1, 0.08), "worth must not be negative; got -1.0."),
        refused(() -> new Sigma(0.25, 5, 0), "least must be positive; got 0.0."),
        refused(
            () -> new Tail(-1, RATE, EXCESS, 600, 3), "threshold must not be negative; got -1.0."),
        refused(() -> new Tail(3, RATE, EXCESS, 0, 3), "halfLife must be positive; got 0.0."),
        refused(() -> new Tail(3, RATE, EXCESS, 600, -1), "calm must not be negative; got -1."),
        refused(() -> new Rate(0, 50), "A share is above 0 and up to 1; got 0.0."),
        refused(() -> new Rate(1.01, 50), "A share is above 0 and up to 1; got 1.01."),
        refused(() -> new Rate(0.02, 0), "worth must be positive; got 0.0."),
        refused(() -> new Excess(0, 1.5), "shape must be positive; got 0.0."),
        refused(() -> new Excess(5, 0), "scale must be positive; got 0.0."),
        refused(() -> new Fusion(1.1, 2, SHARED, LONE), "second is 0 to 1; got 1.1."),
        refused(() -> new Fusion(-0.1, 2, SHARED, LONE), "second is 0 to 1; got -0.1."),
        refused(() -> new Fusion(0.5, 0, SHARED, LONE), "errors must be positive; got 0.0."),
        refused(() -> new Shared(0, 3), "nats must be positive; got 0.0."),
        refused(() -> new Shared(4.5, 0), "series must be at least 1; got 0."),
        refused(() -> new Lone(0, 3), "support must be positive; got 0.0."),
        refused(() -> new Lone(3, -1), "growth must not be negative; got -1.0."),
        refused(() -> new Alarm(0, 0.5, 2, FOLD), "nats must be positive; got 0.0."),
        refused(() -> new Alarm(17, 0, 2, FOLD), "calm is a share, above 0 and up to 1; got 0.0."),
        refused(
            () -> new Alarm(17, 1.1, 2, FOLD), "calm is a share, above 0 and up to 1; got 1.1."),
        refused(() -> new Alarm(17, 0.5, 0, FOLD), "calmRows must be at least 1; got 0."),
        refused(
            () -> new Alarm(17, 0.5, 2, Duration.ofSeconds(-1)),
            "fold must not be negative; got PT-1S."),
        refused(() -> new Blame(0, 0.7, 5), "explains must be positive; got 0.0."),
        refused(() -> new Blame(0.5, 1.1, 5), "discount is 0 to 1; got 1.1."),
        refused(() -> new Blame(0.5, -0.1, 5), "discount is 0 to 1; got -0.1."),
        refused(() -> new Blame(0.5, 0.7, 0), "At least 1 service is named; got 0."));
  }

  private static Arguments refused(ThrowingCallable setting, String sentence) {
    return Arguments.of(setting, sentence);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("refused")
  void what_makes_no_sense_is_refused(ThrowingCallable setting, String sentence) {
    assertThatIllegalArgumentException().isThrownBy(setting).withMessage(sentence);
  }
}
