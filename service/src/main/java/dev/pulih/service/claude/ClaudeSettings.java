package dev.pulih.service.claude;

import dev.pulih.analyse.Budget;
import dev.pulih.analyse.Dollars;
import dev.pulih.analyse.Price;
import dev.pulih.service.secret.Secret;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whom to ask, for how long, and for how much. Without settings the template answers.
 *
 * @param backend through whom
 * @param levels the models, in the order in which they are asked
 * @param limits how long answers may be
 * @param circuit when a model is not asked at all
 * @param spending what may be spent, and what models cost
 */
public record ClaudeSettings(
    Backend backend, List<Level> levels, Limits limits, Circuit circuit, Spending spending) {

  /** The prices in November 2026, for a million tokens. */
  public static final Map<String, Price> PRICES =
      Map.of(
          "claude-sonnet-4-5", price("3", "15", "0.30", "3.75"),
          "claude-sonnet-5-5", price("2", "10", "0.20", "2.50"),
          "claude-haiku-4-5", price("1", "5", "0.10", "1.25"));

  private static Price price(String input, String output, String cacheRead, String cacheWrite) {
    return new Price(
        Dollars.of(input), Dollars.of(output), Dollars.of(cacheRead), Dollars.of(cacheWrite));
  }

  /**
   * A model and its time.
   *
   * @param model its name in the API
   * @param time the time for it in all: connecting, waiting, answering
   * @param thinking whether it thinks before; empty for its own default
   */
  public record Level(String model, Duration time, Optional<Thinking> thinking) {

    /** One that does as it does by default. */
    public Level(String model, Duration time) {
      this(model, time, Optional.empty());
    }

    public Level {
      if (model.isBlank() || !time.isPositive()) {
        throw new IllegalArgumentException(
            "A model needs a name and a positive time; got \"" + model + "\" and " + time + ".");
      }
    }
  }

  /**
   * How long answers may be.
   *
   * @param verdictTokens a verdict
   * @param postmortemTokens the prose of a post-mortem
   * @param postmortemTime the time for that prose, of each model in all
   */
  public record Limits(int verdictTokens, int postmortemTokens, Duration postmortemTime) {
    public Limits {
      if (verdictTokens < 1 || postmortemTokens < 1 || !postmortemTime.isPositive()) {
        throw new IllegalArgumentException(
            "Answers need at least one token and a positive time; got %d, %d and %s."
                .formatted(verdictTokens, postmortemTokens, postmortemTime));
      }
    }

    /** The requester's. */
    public static Limits defaults() {
      return new Limits(500, 2_000, Duration.ofSeconds(60));
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

    /** The requester's. */
    public static Circuit defaults() {
      return new Circuit(3, Duration.ofSeconds(30));
    }
  }

  /**
   * What may be spent.
   *
   * @param budget in a month
   * @param prices of the models, by their names
   */
  public record Spending(Budget budget, Map<String, Price> prices) {
    public Spending {
      prices = Map.copyOf(prices);
    }

    /** 50 dollars in a month of UTC, as the vendor counts days. */
    public static Spending defaults() {
      return new Spending(new Budget(Dollars.of("50"), ZoneId.of("UTC")), PRICES);
    }
  }

  public ClaudeSettings {
    levels = List.copyOf(levels);
    if (levels.isEmpty()) {
      throw new IllegalArgumentException("Claude needs at least one model; got none.");
    }
    for (Level level : levels) {
      if (!spending.prices().containsKey(level.model())) {
        throw new IllegalArgumentException(
            "The model " + level.model() + " has no price; add one under claude.prices.");
      }
    }
  }

  /** What a model costs. */
  Price price(Level level) {
    return Objects.requireNonNull(spending.prices().get(level.model()));
  }

  /** The defaults: Sonnet for 15 s, then Haiku for 5 s; 3 failures open, a probe after 30 s. */
  public static ClaudeSettings of(Secret apiKey) {
    return new ClaudeSettings(
        new Backend.Direct(Backend.ANTHROPIC, apiKey),
        List.of(
            new Level("claude-sonnet-4-5", Duration.ofSeconds(15)),
            new Level("claude-haiku-4-5", Duration.ofSeconds(5))),
        Limits.defaults(),
        Circuit.defaults(),
        Spending.defaults());
  }
}
