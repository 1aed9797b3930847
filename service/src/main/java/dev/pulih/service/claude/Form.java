package dev.pulih.service.claude;

import com.anthropic.models.messages.MessageCreateParams;
import dev.pulih.analyse.Feature;
import dev.pulih.analyse.Verdict;
import dev.pulih.report.ProsePrompt;
import dev.pulih.service.claude.ClaudeSettings.Level;
import dev.pulih.service.claude.ClaudeSettings.Limits;
import java.time.Duration;
import java.util.Optional;

/**
 * How something is asked for, and how its answer is read.
 *
 * @param feature what is asked for
 * @param role what the model is told about its part
 * @param maxTokens the longest answer
 * @param time of each model in all; empty for the model's own
 * @param reader reads an answer's text
 * @param <T> what an answer is
 */
record Form<T>(
    Feature feature, String role, int maxTokens, Optional<Duration> time, Reader<T> reader) {

  private static final int WORD = 16;

  /** Reads an answer's text. */
  @FunctionalInterface
  interface Reader<T> {
    T read(String text) throws ModelFailure;
  }

  static Form<Verdict> verdict(Limits limits) {
    return new Form<>(
        Feature.VERDICT,
        Prompt.ROLE,
        limits.verdictTokens(),
        Optional.empty(),
        VerdictJson::verdict);
  }

  static Form<String> prose(Limits limits) {
    return new Form<>(
        Feature.POSTMORTEM,
        ProsePrompt.system(),
        limits.postmortemTokens(),
        Optional.of(limits.postmortemTime()),
        Form::text);
  }

  static Form<String> check() {
    return new Form<>(Feature.CHECK, Prompt.TRIAL, WORD, Optional.empty(), Form::text);
  }

  private static String text(String text) throws ModelFailure {
    if (text.isBlank()) {
      throw ModelFailure.wrong("the answer is empty");
    }
    return text;
  }

  Duration time(Level level) {
    return time.orElse(level.time());
  }

  /** Sampling parameters are left out: API version 2026-10-21 refuses them. */
  MessageCreateParams params(Level level, String text) {
    MessageCreateParams.Builder params =
        MessageCreateParams.builder()
            .model(level.model())
            .maxTokens(maxTokens)
            .system(role)
            .addUserMessage(text);
    level.thinking().map(Thinking::param).ifPresent(params::thinking);
    return feature == Feature.VERDICT
        ? params.outputConfig(VerdictJson.class).build().rawParams()
        : params.build();
  }
}
