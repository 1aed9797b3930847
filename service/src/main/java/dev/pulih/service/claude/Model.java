package dev.pulih.service.claude;

import com.anthropic.errors.AnthropicException;
import com.anthropic.models.messages.Message;
import dev.pulih.service.claude.ClaudeSettings.Level;
import dev.pulih.service.claude.ModelFailure.Cost;
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
   * An answer that holds.
   *
   * @param value the answer
   * @param text as it was written
   * @param cost what it cost
   */
  record Got<T>(T value, String text, Cost cost) {}

  Model(Level level, Messages messages, Clock clock) {
    this.level = level;
    this.messages = messages;
    this.clock = clock;
  }

  String name() {
    return level.model();
  }

  <T> Got<T> ask(Form<T> form, String text) throws ModelFailure {
    return read(form, sent(form, text));
  }

  private Message sent(Form<?> form, String text) throws ModelFailure {
    Duration time = form.time(level);
    Instant deadline = clock.instant().plus(time);
    try {
      return messages.send(form.params(level, text), time);
    } catch (ModelFailure first) {
      pause(waitFor(first, deadline));
      return messages.send(form.params(level, text), left(deadline));
    }
  }

  private static <T> Got<T> read(Form<T> form, Message message) throws ModelFailure {
    Cost cost = Answered.cost(message);
    try {
      String text = Answered.text(message);
      return new Got<>(form.reader().read(text), text, cost);
    } catch (ModelFailure wrong) {
      throw wrong.costing(cost);
    } catch (AnthropicException malformed) {
      String kind = malformed.getClass().getSimpleName();
      throw ModelFailure.wrong("the answer is no message (" + kind + ")").costing(cost);
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
      throw ModelFailure.refused("Pulih is stopping", Optional.empty());
    }
  }
}
