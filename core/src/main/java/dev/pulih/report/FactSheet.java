package dev.pulih.report;

import dev.pulih.policy.Stage;
import dev.pulih.recover.Attempt;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.Ratio;
import dev.pulih.recover.Transition.Step;
import dev.pulih.signal.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The facts of an incident, in a fixed order; what is not known has no placeholder. */
final class FactSheet {

  /** What the placeholders of the timeline's times begin with. */
  static final String STEP = "timeline_";

  private final CaseFile file;
  private final List<Fact> facts = new ArrayList<>();

  private FactSheet(CaseFile file) {
    this.file = file;
  }

  static List<Fact> of(CaseFile file) {
    FactSheet sheet = new FactSheet(file);
    sheet.incident();
    sheet.calls();
    sheet.file.facts().attempts().forEach(sheet::attempt);
    sheet.latest();
    sheet.evidence();
    sheet.timeline();
    return List.copyOf(sheet.facts);
  }

  private void incident() {
    add("incident", "the incident's id", file.state().id());
    add("service", "the service", file.service());
    add("severity", "its severity", file.severity().name());
    time("opened_at", "when it was opened", Optional.of(file.openedAt()));
    time(file.over() ? "ended_at" : "drafted_at", ended(), Optional.of(file.until()));
    span("duration", "how long it was open", file.open());
    if (file.facts().incident().isStorm()) {
      int services = file.facts().incident().members().size();
      add("services", "how many services failed together", services + " services");
    }
  }

  private String ended() {
    return file.over() ? "when it ended" : "until when the record goes; it is not over";
  }

  private void calls() {
    time("paged_at", "when Pulih first called people", file.pagedAt());
    file.pagedAt()
        .ifPresent(at -> span("time_to_page", "from the opening to that call", sinceOpened(at)));
    time("handed_over_at", "when it was handed to people", file.first(Step.WITH_PEOPLE));
    time("relapsed_at", "when it came back", file.last(Step.RELAPSED));
  }

  /** What was refused or only rehearsed goes by another name than what was done. */
  private void attempt(Attempt attempt) {
    String prefix = prefix(attempt) + name(attempt.stage());
    String what = Tries.name(attempt.stage()) + " that ended as " + attempt.result();
    time(prefix + "_at", "when it was decided: " + what, Optional.of(attempt.at()));
    rate(
        prefix + "_error_rate_before",
        "error rate of the service at its decision: " + what,
        attempt.before());
    rate(
        prefix + "_error_rate_after",
        "error rate of the new pods or the target subset at its judgement: " + what,
        attempt.after());
  }

  private static String prefix(Attempt attempt) {
    return switch (attempt.result()) {
      case DRY_RUN -> "rehearsed_";
      case REFUSED -> "refused_";
      case UNDER_WAY, RECOVERED, NOT_RECOVERED, INCONCLUSIVE, RELAPSED -> "";
    };
  }

  private static String name(Stage stage) {
    return switch (stage) {
      case RESTART -> "restart";
      case SHIFT -> "shift";
    };
  }

  private void latest() {
    file.facts()
        .latest()
        .ifPresent(
            a -> {
              rate(
                  "error_rate_before",
                  "error rate of the service at the latest decision",
                  a.before());
              rate(
                  "error_rate_after",
                  "error rate by which the latest action was judged",
                  a.after());
            });
    time("recovered_at", "when the recovery was declared", file.last(Step.RECOVERED));
    file.last(Step.RECOVERED)
        .ifPresent(at -> span("time_to_recover", "from opening to recovery", sinceOpened(at)));
    file.workload().ifPresent(w -> add("workload", "what stage 1 restarts", w.toString()));
    target().ifPresent(s -> add("subset", "the subset that stage 2 turns to", s));
  }

  private Optional<String> target() {
    return file.facts().tried(Stage.SHIFT) ? file.target() : Optional.empty();
  }

  private void evidence() {
    file.facts().notes().cause().ifPresent(c -> add("cause", "what ended the container", c));
    file.culprit().ifPresent(this::culprit);
  }

  private void culprit(Evidence.OfPod pod) {
    add("pod", "the pod whose container ended", pod.pod().name());
    pod.lastTermination()
        .ifPresent(
            end -> {
              time("container_ended_at", "when it ended", Optional.of(end.finishedAt()));
              add("exit_code", "how it ended", "exit code " + end.exitCode());
            });
    Optional.ofNullable(pod.limits().get("memory"))
        .ifPresent(limit -> add("memory_limit", "its memory limit", limit));
  }

  private void timeline() {
    List<Chronicle.Entry> entries = Chronicle.of(file).entries();
    for (int i = 0; i < Math.min(entries.size(), CaseRecord.STEPS); i++) {
      time(STEP + (i + 1), "when step " + (i + 1) + " was", Optional.of(entries.get(i).at()));
    }
  }

  private Duration sinceOpened(Instant at) {
    return Duration.between(file.openedAt(), at);
  }

  private void rate(String name, String meaning, Reading reading) {
    if (reading instanceof Reading.Value(double value)) {
      add(name, meaning, Ratio.text(value));
    }
  }

  private void time(String name, String meaning, Optional<Instant> at) {
    at.ifPresent(instant -> add(name, meaning, Stamps.at(instant)));
  }

  private void span(String name, String meaning, Duration duration) {
    add(name, meaning, Stamps.spell(duration));
  }

  /** The first of a name counts: an incident tries each stage once. */
  private void add(String name, String meaning, String value) {
    if (facts.stream().noneMatch(f -> f.name().equals(name))) {
      facts.add(new Fact(name, meaning, file.masking().mask(value)));
    }
  }
}
