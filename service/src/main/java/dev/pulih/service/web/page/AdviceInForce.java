package dev.pulih.service.web.page;

import dev.pulih.analyse.Price;
import dev.pulih.policy.Advice;
import dev.pulih.service.claude.Backend;
import dev.pulih.service.claude.ClaudeSettings;
import dev.pulih.service.claude.ClaudeSettings.Level;
import dev.pulih.service.claude.ClaudeSettings.Limits;
import dev.pulih.service.claude.ClaudeSettings.Spending;
import dev.pulih.service.config.yaml.Durations;
import dev.pulih.service.web.page.InForce.Topic;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What is in force of who is asked for a cause, and what a verdict may do. */
final class AdviceInForce {

  private AdviceInForce() {}

  static Topic verdicts(Advice advice) {
    return new Entries()
        .choice("verdicts.authority", advice.authority())
        .number("verdicts.confidence", advice.floor())
        .time("verdicts.waitFor", advice.waitFor())
        .time("verdicts.cooldown", advice.cooldown())
        .text("verdicts.deviations", advice.aboutDeviations())
        .about("topic.verdicts");
  }

  static Topic claude(ClaudeSettings claude, Map<String, String> origins) {
    Entries entries = new Entries();
    backend(entries, claude.backend(), origins);
    entries.text("claude.models", models(claude.levels()));
    limits(entries, claude.limits());
    entries
        .number("claude.circuit.failures", claude.circuit().failures())
        .time("claude.circuit.probe", claude.circuit().probe());
    spending(entries, claude.spending(), claude.levels());
    return entries.about("topic.claude");
  }

  /** Vertex takes no key. */
  private static void backend(Entries entries, Backend backend, Map<String, String> origins) {
    switch (backend) {
      case Backend.Direct direct ->
          entries
              .text("claude.backend", "direct")
              .host("claude.baseUrl", direct.baseUrl())
              .secrets(origins, "claude.");
      case Backend.Bedrock bedrock ->
          entries
              .text("claude.backend", "bedrock")
              .text("claude.bedrock.region", bedrock.region())
              .some("claude.bedrock.profile", bedrock.profile())
              .some("claude.baseUrl", bedrock.baseUrl().map(ShownAddress::of))
              .secrets(origins, "claude.");
      case Backend.Vertex vertex ->
          entries
              .text("claude.backend", "vertex")
              .text("claude.vertex.region", vertex.region())
              .text("claude.vertex.project", vertex.project())
              .some("claude.vertex.credentials", vertex.credentials())
              .some("claude.baseUrl", vertex.baseUrl().map(ShownAddress::of));
    }
  }

  private static String models(List<Level> levels) {
    return levels.stream().map(AdviceInForce::model).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String model(Level level) {
    String thinking = level.thinking().map(how -> ", thinking: " + Entries.word(how)).orElse("");
    return "{model: %s, time: %s%s}"
        .formatted(level.model(), Durations.text(level.time()), thinking);
  }

  private static void limits(Entries entries, Limits limits) {
    entries
        .number("claude.maxTokens", limits.verdictTokens())
        .number("claude.postmortem.maxTokens", limits.postmortemTokens())
        .time("claude.postmortem.time", limits.postmortemTime());
  }

  /** What is never asked costs nothing. */
  private static void spending(Entries entries, Spending spending, List<Level> levels) {
    entries
        .text("claude.budget.monthly", spending.budget().monthly())
        .text("claude.budget.timeZone", spending.budget().zone());
    levels.stream()
        .map(Level::model)
        .distinct()
        .forEach(
            model ->
                entries.text(
                    "claude.prices." + model,
                    price(Objects.requireNonNull(spending.prices().get(model)))));
  }

  private static String price(Price price) {
    return "{input: %s, output: %s, cacheRead: %s, cacheWrite: %s}"
        .formatted(price.input(), price.output(), price.cacheRead(), price.cacheWrite());
  }
}
