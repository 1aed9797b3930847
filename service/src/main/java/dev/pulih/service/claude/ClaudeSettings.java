package dev.pulih.service.claude;

import dev.pulih.service.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Whom to ask, and for how long. Without settings the template answers.
 *
 * @param baseUrl the API; {@code /v1/messages} is appended
 * @param apiKey the key
 * @param levels the models, in the order in which they are asked
 * @param maxTokens the longest answer
 * @param circuit when a model is not asked at all
 */
public record ClaudeSettings(
    URI baseUrl, Secret apiKey, List<Level> levels, int maxTokens, Circuit circuit) {

  /** Anthropic's address. */
  public static final URI BASE_URL = URI.create("https://api.anthropic.com");

  /**
   * A model and its time.
   *
   * @param model its name in the API
   * @param time the time for it in all: connecting, waiting, answering
   */
  public record Level(String model, Duration time) {
    public Level {
      if (model.isBlank() || !time.isPositive()) {
        throw new IllegalArgumentException(
            "A model needs a name and a positive time; got \"" + model + "\" and " + time + ".");
      }
    }
  }

  /**
   * When a model is spared.
   *
   * @param failures so many in a row open its circuit
   * @param probe how long it then stays open before one question tries again
   */
  public record Circuit(int failures, Duration probe) {
    public Circuit {
      if (failures < 1 || !probe.isPositive()) {
        throw new IllegalArgumentException(
            "A circuit needs at least 1 failure and a positive time; got "
                + failures
                + " and "
                + probe
                + ".");
      }
    }
  }

  public ClaudeSettings {
    levels = List.copyOf(levels);
    if (levels.isEmpty() || maxTokens < 1) {
      throw new IllegalArgumentException(
          "Claude needs at least one model and one token; got "
              + levels
              + " and "
              + maxTokens
              + ".");
    }
  }

  /** The defaults: Sonnet for 15 s, then Haiku for 5 s; 3 failures open, a probe after 30 s. */
  public static ClaudeSettings of(Secret apiKey) {
    return new ClaudeSettings(
        BASE_URL,
        apiKey,
        List.of(
            new Level("claude-sonnet-4-5", Duration.ofSeconds(15)),
            new Level("claude-haiku-4-5", Duration.ofSeconds(5))),
        500,
        new Circuit(3, Duration.ofSeconds(30)));
  }
}
