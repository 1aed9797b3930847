package dev.pulih.service.slack;

import dev.pulih.notify.InboundLog.Outcome;
import dev.pulih.service.slack.Orders.Result;
import dev.pulih.service.slack.Wish.Document;
import dev.pulih.service.slack.Wish.Ordered;
import dev.pulih.service.slack.Wish.Question;
import dev.pulih.service.slack.Wish.Unclear;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives what people press and type, whichever way it came: asks whether they may, hands the
 * order on, writes down what came of it, and answers. Slack waits three seconds, so it returns at
 * once and does all that on threads of its own.
 */
final class Reception implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
  private static final int LAST_WORDS_SECONDS = 5;

  private final Doorkeeper doorkeeper;
  private final Wishes wishes;
  private final Guestbook guestbook;
  private final Answers answers;
  private final Phrasebook phrasebook;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * A reception.
   *
   * @param phrasebook puts the answers into the language that people read; what is written down
   *     stays as it is
   */
  Reception(
      Doorkeeper doorkeeper,
      Wishes wishes,
      Guestbook guestbook,
      Answers answers,
      Phrasebook phrasebook) {
    this.doorkeeper = doorkeeper;
    this.wishes = wishes;
    this.guestbook = guestbook;
    this.answers = answers;
    this.phrasebook = phrasebook;
  }

  /**
   * Takes it, to be served soon.
   *
   * @throws java.util.concurrent.RejectedExecutionException if Pulih ends
   */
  void take(Visit visit) {
    threads.execute(() -> answers.give(visit.from(), served(visit)));
  }

  private String served(Visit visit) {
    Author author = visit.from().author();
    return switch (wishes.of(visit)) {
      case Question(var answer) -> answered(author, () -> phrasebook.say(answer.get()));
      case Document(var text, String missing) ->
          answered(author, () -> text.get().orElseGet(() -> phrasebook.say(missing)));
      case Ordered ordered -> phrasebook.say(ordered(author, ordered));
      case Unclear(String words) -> phrasebook.say(words);
    };
  }

  private String answered(Author author, Supplier<String> answer) {
    try {
      return answer.get();
    } catch (RuntimeException e) {
      LOG.error("A question of {} could not be answered.", author.by(), e);
      return phrasebook.say(
          "Pulih failed to answer: " + e.getMessage() + " Its log has the details.");
    }
  }

  private String ordered(Author author, Ordered ordered) {
    Optional<String> objection = doorkeeper.objection(author);
    objection.ifPresent(why -> write(author, ordered, Outcome.REFUSED, why));
    return objection
        .map(why -> "Nothing was done: " + why + ".")
        .orElseGet(() -> carriedOut(author, ordered));
  }

  private String carriedOut(Author author, Ordered ordered) {
    try {
      Result result = ordered.order().apply(author.by());
      write(author, ordered, outcome(result), result.words());
      return result.words();
    } catch (RuntimeException e) {
      LOG.error("The order \"{}\" of {} failed.", ordered.what(), author.by(), e);
      write(author, ordered, Outcome.FAILED, e.toString());
      return "Pulih failed, and may have done nothing: " + e.getMessage() + " Its log has more.";
    }
  }

  private static Outcome outcome(Result result) {
    return switch (result) {
      case Result.Done _ -> Outcome.DONE;
      case Result.Nothing _ -> Outcome.NOTHING;
    };
  }

  private void write(Author author, Ordered ordered, Outcome outcome, String why) {
    guestbook.write(author.by(), ordered.what(), outcome, why);
  }

  /** Lets what was taken be served. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Orders from Slack were still being answered at the end.");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
