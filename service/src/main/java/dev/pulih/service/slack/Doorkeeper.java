package dev.pulih.service.slack;

import com.slack.api.methods.MethodsClient;
import dev.pulih.service.slack.Membership.Standing;
import java.time.InstantSource;
import java.util.Optional;

/** Knows who may order something. Whoever is not known to be allowed is not. */
final class Doorkeeper {

  private final Allowed allowed;
  private final Optional<Membership> group;
  private final InstantSource clock;

  Doorkeeper(Allowed allowed, MethodsClient slack, InstantSource clock) {
    this.allowed = allowed;
    this.group = allowed.group().map(id -> new Membership(slack, id));
    this.clock = clock;
  }

  /** Why somebody may not order anything; empty if they may. */
  Optional<String> objection(Author author) {
    if (allowed.isNobody()) {
      return Optional.of(
          "nobody may order anything from Slack yet. Name user ids or a user group under"
              + " slack.allowed in Pulih's configuration; your id is "
              + author.id());
    }
    return allowed.users().contains(author.id()) ? Optional.empty() : inGroup(author);
  }

  private Optional<String> inGroup(Author author) {
    Standing standing =
        group.map(g -> g.of(author.id(), clock.instant())).orElseGet(Standing.Outsider::new);
    return objection(author, standing);
  }

  private static Optional<String> objection(Author author, Standing standing) {
    return switch (standing) {
      case Standing.Member _ -> Optional.empty();
      case Standing.Outsider _ -> Optional.of(outsider(author));
      case Standing.Unknown(String why) ->
          Optional.of("the user group that may order is not known: " + why);
    };
  }

  private static String outsider(Author author) {
    return "you are not among those who may (slack.allowed in Pulih's configuration); your id is "
        + author.id();
  }
}
