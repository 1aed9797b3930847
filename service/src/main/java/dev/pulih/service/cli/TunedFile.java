package dev.pulih.service.cli;

import dev.pulih.detect.ThresholdText;
import dev.pulih.policy.Watched;
import dev.pulih.service.config.ConfigurationFile;
import dev.pulih.service.tune.UnifiedDiff;
import dev.pulih.tune.TunedRule;
import dev.pulih.tune.TunedRule.Change;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration file that thresholds are proposed for. It is read, and never written.
 *
 * @param path where it is
 * @param text what it says
 * @param services in its order
 */
record TunedFile(Path path, String text, List<Watched> services) {

  static TunedFile of(BacktestPlan plan) {
    try {
      List<Watched> services = plan.configuration().watched();
      return new TunedFile(plan.file(), Files.readString(plan.file()), services);
    } catch (IOException e) {
      throw new UncheckedIOException(plan.file() + " cannot be read.", e);
    }
  }

  /** What would have to change in it; empty if nothing has to. */
  String diff(List<TunedRule> tuned) {
    Map<Integer, Map<String, String>> thresholds = new LinkedHashMap<>();
    for (TunedRule rule : tuned) {
      if (rule.outcome() instanceof Change change) {
        int position = services.indexOf(rule.watched());
        thresholds
            .computeIfAbsent(position, _ -> new LinkedHashMap<>())
            .put(rule.rule().name(), ThresholdText.of(rule.rule(), change.proposed().number()));
      }
    }
    String proposed = ConfigurationFile.withThresholds(text, thresholds);
    requireReadable(proposed);
    return UnifiedDiff.of(path.toString(), text, proposed);
  }

  /** What is proposed can be taken over as it is. */
  private void requireReadable(String proposed) {
    var read = ConfigurationFile.read(path, proposed, System.getenv());
    if (read.value().isEmpty()) {
      throw new IllegalStateException("The proposal cannot be read: " + read.problems());
    }
  }
}
