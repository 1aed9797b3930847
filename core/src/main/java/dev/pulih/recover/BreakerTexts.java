package dev.pulih.recover;

import dev.pulih.detect.Severity;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Breaker.Open;
import dev.pulih.recover.Breaker.Watched;
import dev.pulih.signal.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The sentences that people read about a breaker: each says what they can do. */
final class BreakerTexts {

  private BreakerTexts() {}

  static String reminder(Facts facts, Open open, Instant now) {
    return "the breaker of incident %s on %s is open since %s (%s). Put the traffic back: %s. Keep it as it is: %s"
        .formatted(
            facts.incident().id(),
            routes(open),
            open.since(),
            text(Duration.between(open.since(), now)),
            release(facts),
            leave(facts));
  }

  /** Such as "VirtualService bos/txn (routes main, 1)". */
  static String routes(Open open) {
    return open.changes().stream()
        .map(change -> change.virtualService() + " (routes " + names(change) + ")")
        .collect(Collectors.joining(", "));
  }

  private static String names(WeightChange change) {
    List<String> names =
        change.routes().stream()
            .map(r -> r.name().isEmpty() ? Integer.toString(r.index()) : r.name())
            .toList();
    return String.join(", ", names);
  }

  static String release(Facts facts) {
    return "./pulih release " + facts.incident().id();
  }

  static String leave(Facts facts) {
    return release(facts) + " --as-is";
  }

  static String refused(Facts facts, Open open, Hold hold) {
    return "the breaker stays open (" + hold + "). " + next(facts, open, hold);
  }

  /** What somebody else wrote is not overwritten: a person decides which weights are right. */
  private static String next(Facts facts, Open open, Hold hold) {
    boolean changed = hold.reason() == Reason.CONFLICT || hold.reason() == Reason.DRIFT;
    return changed
        ? "Look at %s (kubectl get -o yaml). To keep what is there: %s. Else write the shifted weights again, then %s"
            .formatted(routes(open), leave(facts), release(facts))
        : "Try again: %s. To keep the routes as they are: %s"
            .formatted(release(facts), leave(facts));
  }

  static String released(Facts facts) {
    return "the breaker is released; watched for "
        + text(facts.incident().policy().shift().care().watchRelease());
  }

  static String headline(Facts facts, String why) {
    return facts.incident().service().name() + ": " + why;
  }

  static String harms(Facts facts, Watched watched, ErrorsSeen seen) {
    return "after the release of %s by %s at %s the error rate is %s, over the threshold of a %s"
        .formatted(
            routes(watched.open()),
            watched.by(),
            watched.at(),
            Ratio.text(seen.rate()),
            seen.severity().map(Severity::name).orElse("finding"));
  }

  /** Unknown is never success. */
  static String judged(Facts facts, Watched watched, ErrorsSeen seen, Instant now) {
    String release = "the release of " + routes(watched.open()) + " by " + watched.by();
    String after = text(Duration.between(watched.at(), now)) + " after it";
    return switch (seen.rate()) {
      case Reading.Value(double rate) ->
          "%s %s: %s of the requests of the last %s failed, %s%s"
              .formatted(
                  release,
                  seen.isGood() && watched.course().worst().isEmpty() ? "went well" : "went badly",
                  Ratio.text(rate),
                  text(seen.window()),
                  after,
                  meanwhile(watched));
      case Reading.Unknown _ ->
          "how %s went is not known: the error rate is %s %s%s. Look at %s yourself"
              .formatted(
                  release,
                  Ratio.text(seen.rate()),
                  after,
                  meanwhile(watched),
                  facts.incident().service());
    };
  }

  private static String meanwhile(Watched watched) {
    return watched
        .course()
        .worst()
        .map(worst -> "; meanwhile the threshold of a " + worst + " was passed")
        .orElse("");
  }

  static String goodAgain(ErrorsSeen seen) {
    return "after the release the error rate is " + Ratio.text(seen.rate()) + " again";
  }

  /** Such as "5 min", or "2 h 30 min". */
  static String text(Duration length) {
    long minutes = length.toMinutes();
    long hours = minutes / 60;
    return minutes == 0
        ? length.toSeconds() + " s"
        : hours == 0 ? minutes + " min" : hours + " h" + rest(minutes % 60);
  }

  private static String rest(long minutes) {
    return minutes == 0 ? "" : " " + minutes + " min";
  }
}
