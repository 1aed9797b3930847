package dev.pulih.analyse;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * The record of every call to a model: committed before the call is made, completed after it. What
 * was spent is the sum of its costs, so it survives whatever Pulih does not.
 */
public interface AuditLog {

  /**
   * A call, before it is made.
   *
   * @param id which call this is
   * @param feature what is asked for
   * @param incident the incident; empty if it is about none
   * @param request what is sent
   */
  record Intent(CallId id, Feature feature, String incident, Request request) {}

  /**
   * One level of the chain of models for one question: asked at most once.
   *
   * @param question the question's id
   * @param level 0 for the first model, 1 for the one that it falls back on
   */
  record CallId(String question, int level) {}

  /**
   * What is sent.
   *
   * @param model the model that is asked
   * @param message the masked message, byte for byte as it is sent
   * @param promptHash SHA-256 of the whole prompt, in hexadecimal digits
   * @param at when
   * @param most what it may cost at most
   */
  record Request(String model, String message, String promptHash, Instant at, Dollars most) {}

  /** What became of a call. */
  enum Outcome {
    /** It is under way, or Pulih died while it was. */
    INTENT,
    /** It gave an answer that holds. */
    ANSWERED,
    /** It gave none, or one that does not hold. */
    FAILED,
    /** Pulih died while it was under way: it is charged its most, and never made again. */
    CRASHED,
    /** It was not made: the budget does not allow it. */
    REFUSED_BY_BUDGET,
    /** It was not made: the model failed too often. */
    CIRCUIT_OPEN;

    /** Whether the call was made, or may have been. */
    public boolean made() {
      return switch (this) {
        case INTENT, ANSWERED, FAILED, CRASHED -> true;
        case REFUSED_BY_BUDGET, CIRCUIT_OPEN -> false;
      };
    }
  }

  /**
   * What became of a call, with what it cost.
   *
   * @param outcome the outcome
   * @param detail the kind of failure; empty if there is nothing to say
   * @param bill what it cost
   * @param latency how long it took
   * @param answer the answer's text if it holds, else empty
   */
  record Settlement(Outcome outcome, String detail, Bill bill, Duration latency, String answer) {

    /** Of a call that was not made. */
    public static Settlement spared(Outcome outcome, String detail) {
      return new Settlement(outcome, detail, Bill.NONE, Duration.ZERO, "");
    }
  }

  /**
   * What a call cost.
   *
   * @param model the model that answered, as it calls itself; empty if none did
   * @param tokens what it used, as far as it said
   * @param cost what that is charged with
   */
  record Bill(String model, Tokens tokens, Dollars cost) {

    /** Of a call that cost nothing. */
    public static final Bill NONE = new Bill("", Tokens.NONE, Dollars.NONE);
  }

  /**
   * A row.
   *
   * @param intent what was to be sent
   * @param settlement what became of it
   * @param decision what people decided in the end; empty as long as they have not
   */
  record Row(Intent intent, Settlement settlement, String decision) {}

  /** The record cannot be written or read; nothing may be asked then. */
  final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a sentence about the cause. */
    public Unavailable(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }

  /**
   * Commits that a call is about to be made; until it is settled it is charged its most.
   *
   * @return false if there is a row of this id already: then the call must not be made
   */
  boolean intend(Intent intent);

  /** Commits that a call is not made; a row that is there already stands. */
  void spare(Intent intent, Outcome outcome, String detail);

  /** Commits what became of a call that was intended, even if it was taken for crashed since. */
  void settle(CallId id, Settlement settlement);

  /** The rows of a question, by level. */
  List<Row> of(String question);

  /** The rows about an incident, oldest first. */
  List<Row> about(String incident);

  /** The latest call that was made for a verdict about an incident. */
  Optional<Row> asked(String incident);

  /** What the calls cost that were made at or after an instant and before another. */
  Dollars spent(Instant from, Instant until);

  /**
   * Marks what is under way as crashed; to be called at a start, before anything is asked.
   *
   * @return how many there were
   */
  int crashed();

  /** Commits what people decided about an incident, with each of its calls. */
  void decided(String incident, String decision);

  /**
   * Commits that people are told about a stage of the budget.
   *
   * @return whether they have not been told in this month
   */
  boolean firstNotice(YearMonth month, BudgetStage stage, Instant at);
}
