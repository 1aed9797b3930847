package dev.pulih.service.config;

import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keys of a contact after the first. */
final class ContactSection extends Section<ContactSection.Draft> {

  private final Key<Duration> after =
      required(
          "after", Shapes.duration(), "5m", "Called when a P1 is not acknowledged for so long.");
  private final Key<Optional<Secret>> pagerduty =
      optional(
          "pagerduty", Shapes.secret(), "${PD_MANAGER}", "By PagerDuty with this routing key.");
  private final Key<Optional<String>> slack =
      optional("slack", NameShapes.channel(), "\"#managers\"", "Or in this channel of Slack.");
  private final Key<List<String>> email =
      key("email", Shapes.listOf(NameShapes.mailAddress()), "[]", "Or by a letter to these.");

  /**
   * A contact before it is known how channels are reached; one of the three is there.
   *
   * @param after how long after the first contact
   * @param pagerduty a routing key
   * @param slack a channel
   * @param email addresses
   */
  record Draft(
      Duration after, Optional<Secret> pagerduty, Optional<String> slack, List<String> email) {

    /** The way to it, if what all contacts share is configured. */
    Reach by(Reach all) {
      return new Reach(
          pagerduty.flatMap(key -> all.pagerDuty().map(it -> Audience.only(it, key))),
          slack.flatMap(channel -> all.slack().map(it -> Audience.only(it, channel))),
          Optional.empty(),
          Optional.of(email)
              .filter(to -> !to.isEmpty())
              .flatMap(to -> all.email().map(it -> Audience.only(it, to))),
          List.of());
    }
  }

  @Override
  protected Draft build(Fields fields) {
    long ways =
        Stream.of(
                fields.get(pagerduty).isPresent(),
                fields.get(slack).isPresent(),
                !fields.get(email).isEmpty())
            .filter(there -> there)
            .count();
    fields.check(
        ways == 1, after, "it is called in " + ways + " ways", "one of pagerduty, slack, email");
    return new Draft(
        fields.get(after), fields.get(pagerduty), fields.get(slack), fields.get(email));
  }
}
