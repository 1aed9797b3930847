package dev.pulih.service.slack;

import com.slack.api.Slack;
import dev.pulih.service.slack.Dialler.Unreachable;
import dev.pulih.service.slack.Membership.Standing;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tries the ways in from Slack as they are configured; nothing comes in by that. */
public final class InboundCheck {

  private final InboundSettings inbound;
  private final SlackSettings settings;
  private final Slack slack;

  /**
   * What was found.
   *
   * @param fine whether it works
   * @param sentence what works, or what does not and what to do
   */
  public record Found(boolean fine, String sentence) {}

  /** A check of these settings. */
  public InboundCheck(SlackSettings settings) {
    this.settings = settings;
    this.inbound = settings.inbound();
    this.slack = SlackApi.client(settings);
  }

  /** What was found of each way, and of who may use it. */
  public List<Found> found() {
    if (!inbound.open()) {
      return List.of(
          new Found(
              false,
              "Slack's buttons and commands do not come in: put slack.appToken (Socket Mode) or"
                  + " slack.signingSecret (request URLs) into the configuration"));
    }
    List<Found> found = new ArrayList<>();
    inbound
        .appToken()
        .map(token -> socket(new Addresses(slack.methods(token.reveal()))))
        .ifPresent(found::add);
    inbound.signingSecret().map(_ -> signed()).ifPresent(found::add);
    found.add(permission());
    return found;
  }

  private static Found socket(Addresses addresses) {
    try {
      URI _ = addresses.next();
      return new Found(
          true, "Slack's buttons and commands: Socket Mode, the app-level token is taken");
    } catch (Unreachable e) {
      return new Found(
          false, "Slack's buttons and commands: Socket Mode does not work: " + e.getMessage());
    }
  }

  /** Whether Slack reaches this machine, only Slack can tell. */
  private static Found signed() {
    return new Found(
        true,
        "Slack's buttons and commands: signed requests, the signing secret is there; Slack must"
            + " reach /slack/interactions and /slack/commands of this Pulih");
  }

  private Found permission() {
    return inbound.allowed().isNobody()
        ? new Found(
            false,
            "Slack: nobody may press a button or order anything; name user ids or a user group under"
                + " slack.allowed")
        : group().orElseGet(() -> new Found(true, "Slack: " + who() + " may order"));
  }

  private String who() {
    int count = inbound.allowed().users().size();
    Stream<String> users =
        Stream.of(count + (count == 1 ? " user" : " users") + " by id").filter(_ -> count > 0);
    Stream<String> group = inbound.allowed().group().map(id -> "the user group " + id).stream();
    return Stream.concat(users, group).collect(Collectors.joining(" and "));
  }

  /** A group that cannot be read lets nobody in. */
  private Optional<Found> group() {
    return inbound
        .allowed()
        .group()
        .map(id -> new Membership(slack.methods(settings.token().reveal()), id))
        .flatMap(group -> objection(group.of("", Instant.now())));
  }

  private static Optional<Found> objection(Standing standing) {
    return switch (standing) {
      case Standing.Member _, Standing.Outsider _ -> Optional.empty();
      case Standing.Unknown(String why) ->
          Optional.of(
              new Found(false, "Slack: the user group under slack.allowed cannot be read: " + why));
    };
  }
}
