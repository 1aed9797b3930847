package dev.pulih.service.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.usergroups.users.UsergroupsUsersListResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is in a user group (<a
 * href="https://docs.slack.dev/reference/methods/usergroups.users.list/">usergroups.users.list</a>).
 * An answer is good for some minutes. If there is none, nobody is known to be a member.
 */
final class Membership {

  private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

  /** Whoever is taken out of the group can order for so long. */
  static final Duration GOOD_FOR = Duration.ofMinutes(5);

  private final MethodsClient slack;
  private final String group;
  private Optional<Known> known = Optional.empty();

  private record Known(Set<String> users, Instant at) {}

  /** What is known of a user. */
  sealed interface Standing {
    /** In the group. */
    record Member() implements Standing {}

    /** Not in the group. */
    record Outsider() implements Standing {}

    /** The group cannot be read. */
    record Unknown(String why) implements Standing {}
  }

  Membership(MethodsClient slack, String group) {
    this.slack = slack;
    this.group = group;
  }

  /** One at a time, so that many presses at once ask Slack once. */
  synchronized Standing of(String user, Instant now) {
    try {
      known = known.filter(k -> now.isBefore(k.at().plus(GOOD_FOR))).or(() -> asked(now));
      return known.map(k -> standing(k, user)).orElseThrow();
    } catch (Unreadable e) {
      known = Optional.empty();
      LOG.warn("The members of Slack's user group {} are not known: {}", group, e.getMessage());
      return new Standing.Unknown(String.valueOf(e.getMessage()));
    }
  }

  private static Standing standing(Known known, String user) {
    return known.users().contains(user) ? new Standing.Member() : new Standing.Outsider();
  }

  private Optional<Known> asked(Instant now) {
    try {
      return Optional.of(new Known(users(slack.usergroupsUsersList(r -> r.usergroup(group))), now));
    } catch (IOException | SlackApiException | RuntimeException e) {
      throw e instanceof Unreadable said ? said : new Unreadable(Mishap.of(e));
    }
  }

  private static Set<String> users(UsergroupsUsersListResponse answer) {
    if (!answer.isOk()) {
      String error = Mishap.code(answer.getError());
      throw new Unreadable(error + advice(error));
    }
    return Set.copyOf(answer.getUsers());
  }

  private static String advice(String error) {
    return switch (error) {
      case "missing_scope" -> " (give the app the scope usergroups:read and install it again)";
      case "no_such_subteam", "subteam_not_found" -> " (correct slack.allowed.group)";
      default -> "";
    };
  }

  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String why) {
      super(why);
    }
  }
}
