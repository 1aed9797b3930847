package dev.pulih.analyse;

import dev.pulih.analyse.Opinion.Usage;
import dev.pulih.detect.Finding;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/**
 * The analyst that always answers: it ranks the suspects by the numbers, and says of the likeliest
 * what rules find in its pods. It says what is anomalous since when, and the first cause that is
 * found; where none is, it says so.
 *
 * <p>It calls something an anomaly only with more evidence than one statistical deviation has: a
 * threshold passed, two signals at once, or a failing pod. So without a model no lone deviation
 * becomes an incident.
 */
public final class TemplateAnalyst implements Analyst {

  /** The {@link Opinion#source} of its opinions. */
  public static final String SOURCE = "template";

  @Override
  public Opinion ask(Question question) {
    return new Opinion(verdict(question.briefing()), SOURCE, Usage.none(), Duration.ZERO);
  }

  private static Verdict verdict(Briefing briefing) {
    Cause cause = cause(briefing);
    return new Verdict(
        anomalous(briefing.symptoms()),
        cause.confidence(),
        onset(briefing) + " " + cause.sentence(),
        cause.action(),
        cause.autoRecoverable());
  }

  /** In the order of how near the evidence is. */
  private static Cause cause(Briefing briefing) {
    return PodCauses.outOfMemory(briefing)
        .or(() -> PodCauses.crashLoop(briefing))
        .or(() -> ranked(briefing, RankedCauses.of(briefing)))
        .orElseGet(() -> unknown(briefing));
  }

  private static Optional<Cause> ranked(Briefing briefing, RankedCauses ranked) {
    return ranked
        .elsewhere()
        .or(() -> SharedCauses.database(briefing))
        .or(() -> PodCauses.onePodOfSeveral(briefing))
        .or(ranked::ownPods)
        .or(() -> SharedCauses.another(briefing))
        .or(() -> SharedCauses.lag(briefing))
        .or(() -> PodCauses.allPodsAlike(briefing))
        .or(ranked::itself);
  }

  private static Cause unknown(Briefing briefing) {
    return new Cause(
        10,
        "No rule finds a cause in what is known.",
        "kubectl -n "
            + briefing.service().namespace()
            + " get pods,events, and the dashboard of "
            + briefing.service().name()
            + ".",
        false);
  }

  private static boolean anomalous(Symptoms symptoms) {
    return symptoms.findings().stream().anyMatch(finding -> finding.severity().isPresent())
        || symptoms.findings().stream().map(f -> f.measured().signal().name()).distinct().count()
            > 1
        || !symptoms.failing().isEmpty();
  }

  private static String onset(Briefing briefing) {
    return briefing.symptoms().findings().stream()
        .min(Comparator.comparing(Finding::since))
        .map(first -> briefing.service() + ": " + Onset.of(first) + ".")
        .orElse(briefing.service() + ": no finding is at hand.");
  }
}
