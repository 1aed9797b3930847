package dev.pulih.service.slack;

import com.slack.api.model.block.LayoutBlock;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Delivery.Delivered;
import dev.pulih.notify.Delivery.Rejected;
import dev.pulih.notify.Delivery.Retry;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.notify.Notifier;
import dev.pulih.policy.Channel;
import dev.pulih.service.slack.Said.Done;
import dev.pulih.service.slack.Said.Failed;
import dev.pulih.service.slack.Said.Gone;
import dev.pulih.signal.ServiceRef;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a Slack channel: one message per incident, changed as the incident goes; its thread holds
 * the details and every step. A page is always a message of its own, since Slack notifies nobody of
 * a change; the end shows in the channel too, as a reply that is broadcast without a call.
 *
 * <p>Where the details of a message that was just posted are not taken, the message counts as
 * delivered: sending it again would call everyone twice. A change is sent again as a whole.
 */
public final class SlackNotifier implements Notifier {

  private static final Logger LOG = LoggerFactory.getLogger(SlackNotifier.class);

  private final SlackApi slack;
  private final Channels channels;
  private final Layout layout;

  /** A notifier; the clock reads a {@code Retry-After} that is a date. */
  public SlackNotifier(SlackSettings settings, Clock clock) {
    this.slack = new SlackApi(settings, new Errors(clock));
    this.channels = settings.channels();
    this.layout = new Layout(channels.language(), settings.inbound().open());
  }

  @Override
  public Channel channel() {
    return Channel.SLACK;
  }

  @Override
  public String desk(ServiceRef service) {
    return channels.of(service);
  }

  /**
   * One message a second to a channel (<a
   * href="https://docs.slack.dev/apis/web-api/rate-limits/">rate limits</a>).
   */
  @Override
  public Duration pace() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Delivery send(Notification notification) {
    Optional<Reference> first = notification.previous().flatMap(Reference::parse);
    return switch (notification.kind()) {
      case PAGE -> post(notification);
      case UPDATE, ACKNOWLEDGE, CHANGE, RESOLVE ->
          first.map(at -> change(at, notification)).orElseGet(() -> post(notification));
    };
  }

  private Delivery post(Notification notification) {
    Said said =
        slack.post(
            channels.of(notification.about().service()),
            layout.text(notification),
            layout.message(notification));
    return switch (said) {
      case Done(Reference at) -> explained(at, notification);
      case Gone(String why) -> new Rejected("Slack refused: " + why + ".");
      case Failed(Delivery failed) -> failed;
    };
  }

  private Delivery change(Reference at, Notification notification) {
    return switch (slack.change(at, layout.text(notification), layout.message(notification))) {
      case Done _ -> followed(at, notification);
      case Gone _ -> post(notification);
      case Failed(Delivery failed) -> failed;
    };
  }

  private Delivery explained(Reference at, Notification notification) {
    detail(at, notification).ifPresent(failed -> log(failed, notification));
    return new Delivered(at.toString());
  }

  private Delivery followed(Reference at, Notification notification) {
    Optional<Delivery> failed = chronicle(at, notification);
    Optional<Delivery> again = failed.filter(Retry.class::isInstance);
    failed.filter(_ -> again.isEmpty()).ifPresent(refused -> log(refused, notification));
    return again.orElse(new Delivered(at.toString()));
  }

  /** The change overwrites what the message said before; its thread keeps all of it. */
  private Optional<Delivery> chronicle(Reference at, Notification notification) {
    return failure(
        slack.reply(
            at,
            layout.quietText(notification),
            layout.entry(notification),
            notification.kind() == Kind.RESOLVE));
  }

  private Optional<Delivery> detail(Reference at, Notification notification) {
    List<LayoutBlock> details = layout.details(notification);
    return details.isEmpty()
        ? Optional.empty()
        : failure(slack.reply(at, layout.quietText(notification), details, false));
  }

  private static Optional<Delivery> failure(Said said) {
    return switch (said) {
      case Done _ -> Optional.empty();
      case Gone(String why) -> Optional.of(new Rejected("Slack refused: " + why + "."));
      case Failed(Delivery failed) -> Optional.of(failed);
    };
  }

  private static void log(Delivery failed, Notification notification) {
    LOG.warn(
        "Slack has the message of incident {}, but not its details: {}",
        notification.about().incident(),
        failed);
  }
}
