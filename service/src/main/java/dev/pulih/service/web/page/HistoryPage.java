package dev.pulih.service.web.page;

import dev.pulih.policy.Watched;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.report.TrackRecord.Case;
import dev.pulih.service.access.Role;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.Needs;
import dev.pulih.service.web.View;
import dev.pulih.signal.ServiceRef;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The incidents of the past, and how they went. */
@RestController
final class HistoryPage {

  /** So many of the newest changes of what is switched, and of the latest windows. */
  private static final int SWITCHED = 20;

  private final ControlRoom room;
  private final View view;
  private final Templates templates;
  private final Assets assets;
  private final Onsets onsets;

  HistoryPage(ControlRoom room, View view, Templates templates, Assets assets) {
    this.room = room;
    this.view = view;
    this.templates = templates;
    this.assets = assets;
    this.onsets = new Onsets(view.rules().findings());
  }

  @GetMapping("/history")
  @Needs(Role.VIEW)
  ResponseEntity<String> history(
      @RequestParam Map<String, String> asked, HttpServletRequest request) {
    Instant now = room.clock().instant();
    HistoryQuery query = HistoryQuery.of(asked, now);
    History history = History.of(query, services(), found(query));
    return templates.page(
        "history",
        Map.of(
            "frame",
            Frame.of(request, assets),
            "history",
            history,
            "switched",
            room.changes(SWITCHED),
            "windows",
            room.maintenance().past(now, SWITCHED).stream().map(HeldActions.Window::of).toList()));
  }

  @GetMapping("/parts/history/plots")
  @Needs(Role.VIEW)
  HistoryPlots plots(@RequestParam Map<String, String> asked) {
    HistoryQuery query = HistoryQuery.of(asked, room.clock().instant());
    return HistoryPlots.of(query, found(query));
  }

  private List<Case> found(HistoryQuery query) {
    Standby.refuse(room);
    List<Begun> all = room.begun(true);
    onsets.keep(all);
    Ends ends = new Ends(all);
    return all.stream()
        .filter(query::fits)
        .map(state -> new Case(state, since(state, ends)))
        .toList();
  }

  /** What was true in an earlier incident already was not found by this one. */
  private Optional<Instant> since(Begun state, Ends ends) {
    return onsets.of(state).filter(at -> !ends.between(at, state));
  }

  /** Those that are watched, and those that had an incident. */
  private List<String> services() {
    Stream<ServiceRef> past =
        room.begun(true).stream().map(state -> state.facts().incident().service());
    return Stream.concat(view.watched().stream().map(Watched::service), past)
        .distinct()
        .sorted()
        .map(ServiceRef::toString)
        .toList();
  }
}
