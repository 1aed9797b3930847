package dev.pulih.recover;

import dev.pulih.detect.Severity;
import dev.pulih.recover.Situation.Sign;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How loud an incident is, by what, and whom it has called.
 *
 * @param severity the worst severity so far
 * @param signs what was found when it began, and whenever its severity rose
 * @param p1Since since when it has been a P1
 * @param response whom it has called, and who has taken it on
 * @param withPeople whether stage 3 has been reached: from then on only a person closes it
 */
public record Alarm(
    Severity severity,
    List<Sign> signs,
    Optional<Instant> p1Since,
    Response response,
    boolean withPeople) {

  public Alarm {
    signs = List.copyOf(signs);
  }

  static Alarm of(Severity severity, List<Sign> signs, Instant at) {
    return new Alarm(severity, signs, since(severity, at), Response.none(), false);
  }

  private static Optional<Instant> since(Severity severity, Instant at) {
    return severity == Severity.P1 ? Optional.of(at) : Optional.empty();
  }

  Alarm raisedTo(Severity other, List<Sign> found, Instant at) {
    boolean higher = other.compareTo(severity) > 0;
    return higher
        ? new Alarm(other, and(found), since(other, at), response.anew(at), withPeople)
        : this;
  }

  private List<Sign> and(List<Sign> found) {
    return Stream.concat(signs.stream(), found.stream()).distinct().toList();
  }

  Alarm paged(Instant at) {
    return new Alarm(severity, signs, p1Since, response.calling(at), withPeople);
  }

  Alarm handedOver(Instant at) {
    return new Alarm(severity, signs, p1Since, response.calling(at), true);
  }

  /** It begins again with this severity; people have been told that it was over. */
  Alarm afresh(Severity other, List<Sign> found, Instant at) {
    return new Alarm(other, found, since(other, at), response.over(), false);
  }

  Alarm with(Response changed) {
    return new Alarm(severity, signs, p1Since, changed, withPeople);
  }

  /** Paged already. */
  public boolean paged() {
    return response.contacts() > 0;
  }

  /** Whether people have to be called. */
  public boolean isP1() {
    return severity == Severity.P1;
  }
}
