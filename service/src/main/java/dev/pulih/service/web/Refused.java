package dev.pulih.service.web;

import java.time.Instant;
import org.springframework.http.HttpStatus;

/** A request that is not granted. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String next;

  /** With what is wrong, and what to do. */
  Refused(HttpStatus status, String what, String next) {
    super(what);
    this.status = status;
    this.next = next;
  }

  HttpStatus status() {
    return status;
  }

  String next() {
    return next;
  }

  static Refused badRequest(String what, String next) {
    return new Refused(HttpStatus.BAD_REQUEST, what, next);
  }

  static Refused noIncident(String id) {
    String what = "There is no incident \"" + id + "\".";
    return new Refused(HttpStatus.NOT_FOUND, what, "GET /api/incidents?all=true lists all.");
  }

  static Refused noIncidentAnyMore(String id, Instant openedAt, String kept) {
    String what =
        "There is no incident \"%s\" any more, if there was one: it would have been opened at %s, and incidents are kept for %s after their latest event."
            .formatted(id, openedAt, kept);
    return new Refused(
        HttpStatus.NOT_FOUND,
        what,
        "GET /api/incidents?all=true lists all; retention.incidents says how long they are kept.");
  }

  static Refused notExplained(String service) {
    return new Refused(
        HttpStatus.NOT_FOUND,
        "No service \"" + service + "\" is watched, or no tick has been yet.",
        "GET /api/status lists the services that are watched, and the latest tick.");
  }

  /** Too many live pages of one caller. */
  public static Refused tooManyStreams() {
    return new Refused(
        HttpStatus.TOO_MANY_REQUESTS,
        "You have more live pages open than server.limits.streams allows.",
        "Close some.");
  }

  static Refused noDraft(String id) {
    return new Refused(
        HttpStatus.NOT_FOUND,
        "There is no post-mortem draft of \"" + id + "\".",
        "One is written when people are called, and when an incident ends in which something was"
            + " tried or people were paged.");
  }

  static Refused noBriefing(String id, boolean anew) {
    String what = "There is no briefing of \"" + id + "\": it is over, so none can be made now";
    return new Refused(
        HttpStatus.NOT_FOUND,
        what + (anew ? "." : ", and nothing was sent to a model about it."),
        "GET /api/incidents/" + id + " tells what is recorded of it, the opinion included.");
  }
}
