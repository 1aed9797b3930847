package dev.pulih.service.backtest;

import dev.pulih.flow.Setup;
import dev.pulih.policy.Watched;
import dev.pulih.service.backtest.Reports.Configured;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether configurations that are compared can find different things at all. */
final class Likeness {

  private static final String UNUSED =
      " Under detection.deviation.rule: calibrated nothing reads sigmas, samples, minSamples, keptOut, forgetAfter and persistence: calibration.findingsPerWeek says how often a series may deviate.";

  private Likeness() {}

  /** That they cannot, and why; empty if they can, or if there is one alone. */
  static Optional<String> of(List<Configured> compared) {
    boolean alike = compared.stream().map(it -> read(it.setup())).distinct().count() == 1;
    return compared.size() > 1 && alike ? Optional.of(sentence(compared)) : Optional.empty();
  }

  private static String sentence(List<Configured> compared) {
    String names = compared.stream().map(Configured::name).collect(Collectors.joining(" and "));
    return names
        + " differ in nothing that detection reads, so they find the same."
        + (unread(compared) ? UNUSED : "");
  }

  private static boolean unread(List<Configured> compared) {
    return compared.stream().map(it -> it.setup().detection().deviation()).distinct().count() > 1;
  }

  /** Modes, stages and guards decide what is done about findings. */
  private static List<Object> read(Setup setup) {
    return List.of(
        setup.services().stream().map(Likeness::read).toList(),
        setup.spans(),
        setup.detection().with(setup.detection().deviation().asRead()));
  }

  private static List<Object> read(Watched watched) {
    return List.of(watched.service(), watched.slo(), watched.owned());
  }
}
