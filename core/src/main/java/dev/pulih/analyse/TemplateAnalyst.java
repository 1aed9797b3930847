package dev.pulih.analyse;

import dev.pulih.analyse.Opinion.Usage;
import dev.pulih.detect.Finding;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

  /** In the order of how near the evidence is. */
  private static final List<Function<Briefing, Optional<Cause>>> RULES =
      List.of(
          PodCauses::outOfMemory,
          PodCauses::crashLoop,
          RankedCauses::elsewhere,
          SharedCauses::database,
          PodCauses::onePodOfSeveral,
          RankedCauses::ownPods,
          SharedCauses::another,
          SharedCauses::lag,
          PodCauses::allPodsAlike,
          RankedCauses::itself);

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

  private static Cause cause(Briefing briefing) {
    return RULES.stream()
        .flatMap(rule -> rule.apply(briefing).stream())
        .findFirst()
        .orElseGet(() -> unknown(briefing));
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
