package dev.pulih.service.claude;

import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.StopReason;
import dev.pulih.analyse.Opinion.Usage;
import dev.pulih.analyse.Verdict;
import dev.pulih.service.claude.ClaudeSettings.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One model and its time in all: an answer that the API asks to wait for is waited for once, if the
 * time allows.
 */
final class Model {

  private final Level level;
  private final Messages messages;
  private final Clock clock;

  /**
   * A verdict and what it cost.
   *
   * @param verdict the verdict
   * @param model who gave it
   * @param usage the tokens, as the API counted them
   */
  record Reply(Verdict verdict, String model, Usage usage) {}

  Model(Level level, Messages messages, Clock clock) {
    this.level = level;
    this.messages = messages;
    this.clock = clock;
  }

  String name() {
    return level.model();
  }

  Reply ask(String question) throws ModelFailure {
    Instant deadline = clock.instant().plus(level.time());
    try {
      return read(messages.ask(name(), question, level.time()));
    } catch (ModelFailure first) {
      pause(waitFor(first, deadline));
      return read(messages.ask(name(), question, left(deadline)));
    }
  }

  private Duration waitFor(ModelFailure failed, Instant deadline) throws ModelFailure {
    Optional<Duration> wait = failed.retryAfter();
    return wait.filter(time -> time.compareTo(left(deadline)) < 0).orElseThrow(() -> failed);
  }

  private Duration left(Instant deadline) {
    return Duration.between(clock.instant(), deadline);
  }

  private static void pause(Duration wait) throws ModelFailure {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ModelFailure("Pulih is stopping");
    }
  }

  private Reply read(Message message) throws ModelFailure {
    if (!message.stopReason().equals(Optional.of(StopReason.END_TURN))) {
      throw new ModelFailure("the answer ended with " + message.stopReason());
    }
    return new Reply(VerdictJson.verdict(text(message)), name(), usage(message));
  }

  private static String text(Message message) throws ModelFailure {
    if (message.content().size() != 1 || !message.content().getFirst().isText()) {
      throw new ModelFailure("the answer is not one text");
    }
    return message.content().getFirst().asText().text();
  }

  private static Usage usage(Message message) {
    return new Usage(message.usage().inputTokens(), message.usage().outputTokens());
  }
}
