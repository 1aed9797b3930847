package dev.pulih.service.web;

import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Acknowledged;
import dev.pulih.recover.IncidentEvent.Approved;
import dev.pulih.recover.IncidentEvent.CalledFalse;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.Declined;
import dev.pulih.recover.IncidentEvent.LeftAsIs;
import dev.pulih.recover.IncidentEvent.ReleaseRequested;
import dev.pulih.recover.IncidentEvent.ResendAsked;
import dev.pulih.recover.Transition;
import dev.pulih.report.Agreement;
import dev.pulih.service.access.Role;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Incidents, and people's words about them. */
@RestController
@RequestMapping("/api/incidents")
final class IncidentsApi {

  private final ControlRoom room;

  IncidentsApi(ControlRoom room) {
    this.room = room;
  }

  /**
   * Many incidents.
   *
   * @param incidents the newest first
   */
  record Listed(List<IncidentView> incidents) {}

  /**
   * What came of a person's word.
   *
   * @param incident the incident
   * @param step what happened
   * @param why the reason
   */
  record Result(String incident, String step, String why) {}

  /**
   * A person's note.
   *
   * @param note what was done
   * @param falseAlarm whether nothing was wrong
   */
  record Note(@Nullable String note, @Nullable Boolean falseAlarm) {}

  /**
   * How often verdicts agreed.
   *
   * @param months by month, oldest first
   */
  record Agreed(List<Agreement> months) {}

  @GetMapping("/agreement")
  @Needs(Role.VIEW)
  Agreed agreement() {
    return new Agreed(room.agreement());
  }

  @GetMapping
  @Needs(Role.VIEW)
  Listed list(@RequestParam(defaultValue = "false") boolean all) {
    return new Listed(room.incidents(all));
  }

  /**
   * Messages that no channel took.
   *
   * @param letters the oldest incident first
   */
  record DeadLetters(List<DeadLetter> letters) {}

  @GetMapping("/dead-letters")
  @Needs(Role.VIEW)
  DeadLetters deadLetters() {
    return new DeadLetters(room.deadLetters());
  }

  @GetMapping("/{id}")
  @Needs(Role.VIEW)
  IncidentStory one(@PathVariable String id) {
    return room.incident(id).orElseThrow(() -> room.unknown(id));
  }

  @GetMapping("/{id}/briefing")
  @Needs(Role.VIEW)
  BriefingView briefing(
      @PathVariable String id, @RequestParam(defaultValue = "false") boolean anew) {
    return room.briefing(id, anew).orElseThrow(() -> noBriefing(id, anew));
  }

  /** As a browser shows it; a script takes it from the story. */
  @GetMapping(path = "/{id}/postmortem", produces = "text/plain;charset=UTF-8")
  @Needs(Role.VIEW)
  String postmortem(@PathVariable String id) {
    return one(id).postmortem().orElseThrow(() -> Refused.noDraft(id));
  }

  private Refused noBriefing(String id, boolean anew) {
    return room.knows(id) ? Refused.noBriefing(id, anew) : room.unknown(id);
  }

  @PostMapping("/{id}/approve")
  @Needs(Role.APPROVE)
  Result approve(@PathVariable String id, Principal who) {
    return tell(id, new Approved(who.getName()));
  }

  @PostMapping("/{id}/release-hold")
  @Needs(Role.APPROVE)
  Result releaseHold(@PathVariable String id, Principal who) {
    if (!room.vetoed(id)) {
      String next = "GET /api/incidents/" + id + " says where it stands.";
      throw new Refused(HttpStatus.CONFLICT, "No verdict holds an action of it.", next);
    }
    return approve(id, who);
  }

  /** Someone has it: nobody else is called. */
  @PostMapping("/{id}/acknowledge")
  @Needs(Role.APPROVE)
  Result acknowledge(@PathVariable String id, Principal who) {
    return tell(id, new Acknowledged(who.getName()));
  }

  /** Sends again what no channel took. */
  @PostMapping("/{id}/resend")
  @Needs(Role.ADMIN)
  Result resend(@PathVariable String id, Principal who) {
    return tell(id, new ResendAsked(who.getName()));
  }

  @PostMapping("/{id}/decline")
  @Needs(Role.APPROVE)
  Result decline(@PathVariable String id, Principal who) {
    return tell(id, new Declined(who.getName()));
  }

  @PostMapping("/{id}/release")
  @Needs(Role.APPROVE)
  Result release(@PathVariable String id, Principal who) {
    return tell(id, new ReleaseRequested(who.getName()));
  }

  @PostMapping("/{id}/leave")
  @Needs(Role.APPROVE)
  Result leave(@PathVariable String id, Principal who) {
    return tell(id, new LeftAsIs(who.getName()));
  }

  @PostMapping("/{id}/close")
  @Needs(Role.APPROVE)
  Result close(
      @PathVariable String id, @RequestBody(required = false) @Nullable Note note, Principal who) {
    String text = note == null ? "" : Objects.requireNonNullElse(note.note(), "");
    ClosedBy end = new ClosedBy(who.getName(), Person.plain(text, 1000));
    return note != null && Boolean.TRUE.equals(note.falseAlarm())
        ? closeAsFalse(id, end)
        : tell(id, end);
  }

  /** The word on the alarm comes last, so that it stands; also of what is closed already. */
  private Result closeAsFalse(String id, ClosedBy end) {
    Transition closing = told(id, end);
    Result called = tell(id, new CalledFalse(end.by()));
    return closing.matters() ? result(id, closing) : called;
  }

  private Transition told(String id, IncidentEvent word) {
    return room.tell(id, word).orElseThrow(() -> room.unknown(id));
  }

  private Result tell(String id, IncidentEvent word) {
    Transition transition = told(id, word);
    if (!transition.matters()) {
      String next = "GET /api/incidents/" + id + " says where it stands.";
      throw new Refused(HttpStatus.CONFLICT, "Nothing came of it: " + transition.why() + ".", next);
    }
    return result(id, transition);
  }

  private static Result result(String id, Transition transition) {
    return new Result(id, transition.step().name(), transition.why());
  }
}
