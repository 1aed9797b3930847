package dev.pulih.service.escalation;

import dev.pulih.notify.Delivery;
import dev.pulih.notify.Delivery.Rejected;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.policy.Channel;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Slack: messages that are posted, and changed later. A channel takes one a second (<a
 * href="https://docs.slack.dev/apis/web-api/rate-limits/">rate limits</a>) and has whoever comes
 * sooner wait for what is left of it.
 */
final class Slack extends Vendor {

  private static final Duration PACE = Duration.ofSeconds(1);

  private final Weather weather;
  private final List<Post> posts = new ArrayList<>();

  /** A message in the channel: of which incident, and what it says now. */
  record Post(String incident, String text) {}

  Slack(String line, Weather weather, Surroundings around) {
    super(line, around);
    this.weather = weather;
  }

  @Override
  public Channel channel() {
    return Channel.SLACK;
  }

  /** Two channels, of which one is not there. */
  @Override
  public String desk(ServiceRef service) {
    return Refusing.CHATS.of(service) ? "#gone" : "#bos-alerts";
  }

  @Override
  public Duration pace() {
    return PACE;
  }

  @Override
  Weather weather() {
    return weather;
  }

  @Override
  Optional<Delivery> objection(Notification message, Instant now) {
    if (Refusing.CHATS.of(message.about().service())) {
      return Optional.of(new Rejected("channel_not_found"));
    }
    rest(message, now.plus(PACE));
    return Optional.empty();
  }

  /** A call is always a message of its own; anything else changes the last one. */
  @Override
  String accept(Notification message, Instant now) {
    Post post = new Post(message.about().incident(), message.headline());
    Optional<Integer> last = message.previous().map(Integer::parseInt);
    return message.kind() == Kind.PAGE || last.isEmpty()
        ? posted(post)
        : changed(last.orElseThrow(), post);
  }

  private String posted(Post post) {
    posts.add(post);
    return Integer.toString(posts.size() - 1);
  }

  private String changed(int last, Post post) {
    if (!posts.get(last).incident().equals(post.incident())) {
      throw new AssertionError(post + " would overwrite " + posts.get(last) + ".");
    }
    posts.set(last, post);
    return Integer.toString(last);
  }

  /** All messages. */
  List<Post> posts() {
    return posts;
  }
}
