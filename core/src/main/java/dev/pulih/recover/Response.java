package dev.pulih.recover;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whom an alarm has called, and who has taken it on.
 *
 * @param contacts how many contacts were called, in their order
 * @param called when they were called for what it is now: the call that an acknowledgement answers
 * @param since from when on the next contacts' waits count; a silence moves it, but not the call
 * @param taken who has taken it on
 * @param refused messages that no channel took, and that can be sent again
 */
public record Response(
    int contacts,
    Optional<Instant> called,
    Optional<Instant> since,
    Optional<Taken> taken,
    List<Effect> refused) {

  public Response {
    refused = List.copyOf(refused);
  }

  /**
   * Someone has taken it on.
   *
   * @param by who
   * @param at when
   */
  public record Taken(String by, Instant at) {}

  static Response none() {
    return new Response(0, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  /** The first contact is called, unless that has been done. */
  Response calling(Instant at) {
    return contacts > 0 ? this : new Response(1, Optional.of(at), Optional.of(at), taken, refused);
  }

  Response callingNext() {
    return new Response(contacts + 1, called, since, taken, refused);
  }

  Response takenBy(String by, Instant at) {
    return new Response(contacts, called, since, Optional.of(new Taken(by, at)), refused);
  }

  /** It has become worse: who took on the lesser has not taken on this. */
  Response anew(Instant at) {
    return new Response(
        contacts, called.map(_ -> at), since.map(_ -> at), Optional.empty(), refused);
  }

  /**
   * The next contacts count from the end of a silence, whenever that is; empty if nothing changes.
   *
   * @param until the end of the silence, if there is one now
   */
  Optional<Response> silent(Optional<Instant> until, Instant now) {
    Instant earliest = until.orElse(now);
    boolean changes =
        since.filter(s -> until.isPresent() ? s.isBefore(earliest) : s.isAfter(now)).isPresent();
    return changes && contacts > 0 && taken.isEmpty()
        ? Optional.of(new Response(contacts, called, Optional.of(earliest), taken, refused))
        : Optional.empty();
  }

  /** Nobody is called any more, or yet. */
  Response over() {
    return new Response(0, Optional.empty(), Optional.empty(), Optional.empty(), refused);
  }

  /**
   * A message that no channel took. A call whose end has come is withdrawn with it: nobody knows of
   * either.
   */
  Response refused(Effect message) {
    return switch (message) {
      case Effect.StandDown(String _, int contact) -> without(contact).orElse(keeping(message));
      case Effect.Page _, Effect.Tell _, Effect.Announce _ -> keeping(message);
      case Effect.Acknowledge _, Effect.AskOpinion _, Effect.Draft _ -> this;
      case Effect.CaptureEvidence _, Effect.Restart _, Effect.Shift _ -> this;
      case Effect.Undo _, Effect.Release _ -> this;
    };
  }

  private Optional<Response> without(int contact) {
    List<Effect> rest =
        refused.stream()
            .filter(e -> !(e instanceof Effect.Page page && page.contact() == contact))
            .toList();
    return rest.size() == refused.size()
        ? Optional.empty()
        : Optional.of(new Response(contacts, called, since, taken, rest));
  }

  private Response keeping(Effect message) {
    List<Effect> more = new ArrayList<>(refused);
    more.add(message);
    return new Response(contacts, called, since, taken, more);
  }

  Response resent() {
    return new Response(contacts, called, since, taken, List.of());
  }

  /** Whether the next contact is due: someone was called, and for so long nobody has answered. */
  boolean isNextDue(List<Duration> nextContacts, Instant now) {
    return taken.isEmpty()
        && contacts > 0
        && contacts <= nextContacts.size()
        && since.filter(s -> !now.isBefore(s.plus(nextContacts.get(contacts - 1)))).isPresent();
  }
}
