package dev.pulih.service.escalation;

import java.time.Duration;

/**
 * What was measured in a run.
 *
 * @param calls calls that were decided
 * @param kills how often Pulih was killed
 * @param slack of Slack
 * @param pager of PagerDuty
 * @param times how long things took
 */
record Figures(int calls, int kills, OfSlack slack, OfPager pager, Times times) {

  /**
   * Of Slack.
   *
   * @param accepted messages and changes
   * @param repeats how many of them had been accepted before
   * @param lost answers that were lost
   * @param tooSoon requests that came sooner than Slack wanted
   */
  record OfSlack(int accepted, int repeats, int lost, int tooSoon) {}

  /**
   * Of PagerDuty.
   *
   * @param requests all requests
   * @param merged triggers of an alert that was open already
   * @param lost answers that were lost
   * @param tooSoon requests that came sooner than PagerDuty wanted
   */
  record OfPager(int requests, int merged, int lost, int tooSoon) {}

  /**
   * How long things took, at most.
   *
   * @param unreached a call until it reached anybody, while something could
   * @param afterReturn the last call that waited for PagerDuty, after that was back
   * @param all the whole run
   */
  record Times(Duration unreached, Duration afterReturn, Duration all) {}

  /** A line for people. */
  String line() {
    return "%d calls, %d kills; Slack took %d, %d of them again (%d answers lost), %d came too soon;"
            .formatted(
                calls, kills, slack.accepted(), slack.repeats(), slack.lost(), slack.tooSoon())
        + " PagerDuty got %d, merged %d (%d answers lost), %d came too soon;"
            .formatted(pager.requests(), pager.merged(), pager.lost(), pager.tooSoon())
        + " a call reached someone within %s, PagerDuty took the last %s after it was back; %s in all"
            .formatted(text(times.unreached()), text(times.afterReturn()), text(times.all()));
  }

  private static String text(Duration time) {
    return "%d:%02d min".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
