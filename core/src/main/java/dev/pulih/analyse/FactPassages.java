package dev.pulih.analyse;

import static dev.pulih.analyse.JsonText.cut;
import static dev.pulih.analyse.JsonText.field;
import static dev.pulih.analyse.JsonText.object;

import dev.pulih.analyse.Passage.Section;
import dev.pulih.analyse.Vicinity.Nearness;
import dev.pulih.detect.Finding;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Pod;
import dev.pulih.signal.Series;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Termination;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a briefing says beside numbers: findings, calls, pods, and what was changed of late. */
final class FactPassages {

  /** Findings are what it is about: they go last. */
  private static final double FINDING = 100_000;

  private static final double CHANGE = 50_000;
  private static final double NOTABLE = 20_000;
  private static final double ORDINARY = 60;

  private final Dossier dossier;
  private final Vicinity vicinity;

  FactPassages(Dossier dossier, Vicinity vicinity) {
    this.dossier = dossier;
    this.vicinity = vicinity;
  }

  List<Passage> all() {
    List<Passage> passages = new ArrayList<>();
    findings(passages);
    calls().forEach(passages::add);
    new TreeMap<>(dossier.around().pods())
        .forEach((service, pods) -> pods(service, pods, passages));
    dossier.around().changes().forEach(change -> passages.add(change(change)));
    return passages;
  }

  private void findings(List<Passage> passages) {
    double worth = FINDING * 2;
    for (Finding finding : dossier.symptoms().findings()) {
      passages.add(finding(Section.FINDINGS, finding, worth--));
    }
    worth = FINDING;
    for (Finding finding : elsewhere()) {
      double nearer = vicinity.of(finding.service()) == Nearness.FARTHER ? -CHANGE : 0;
      passages.add(finding(Section.NEAR, finding, worth-- + nearer));
    }
  }

  /** What two services own is found for both. */
  private List<Finding> elsewhere() {
    Set<Entity> own =
        dossier.symptoms().findings().stream()
            .map(finding -> finding.measured().entity())
            .collect(Collectors.toSet());
    return dossier.symptoms().elsewhere().stream()
        .filter(finding -> !own.contains(finding.measured().entity()))
        .toList();
  }

  private static Passage finding(Section section, Finding finding, double worth) {
    Signal signal = finding.measured().signal();
    return new Passage(
        section,
        section.key(),
        worth,
        object(
            field("service", cut(finding.service().toString())),
            field("rule", cut(finding.rule())),
            field("of", cut(finding.measured().entity().toString())),
            field("signal", cut(signal.toString())),
            field("value", cut(Digits.text(finding.measured().value(), signal))),
            field("bound", cut(Digits.text(finding.measured().bound(), signal))),
            field("since", cut(finding.since().toString())),
            field("severity", cut(finding.severity().map(Enum::name).orElse("anomaly")))));
  }

  private Stream<Passage> calls() {
    return dossier.around().series().series().stream()
        .filter(series -> series.signal().equals(Signals.CALL_RATE))
        .flatMap(series -> series.entity() instanceof Entity.OfCall c ? Stream.of(c) : Stream.of())
        .sorted(Comparator.comparing(Entity.OfCall::toString))
        .map(this::call);
  }

  private Passage call(Entity.OfCall call) {
    boolean own =
        call.caller().equals(dossier.service()) || call.callee().equals(dossier.service());
    return new Passage(
        Section.CALLS,
        "calls",
        own ? NOTABLE : ORDINARY,
        object(
            field("from", cut(call.caller().toString())),
            field("to", cut(call.callee().toString())),
            field("rate", cut(latest(Signals.CALL_RATE, call))),
            field("errors", cut(latest(Signals.CALL_ERROR_RATE, call)))));
  }

  private String latest(Signal signal, Entity entity) {
    double[] known =
        Known.of(dossier.around().series().values(new Series(signal, entity))).values();
    return known.length == 0 ? "unknown" : Digits.text(known[known.length - 1], signal);
  }

  private void pods(ServiceRef service, List<Pod> pods, List<Passage> passages) {
    if (vicinity.of(service) != Nearness.FARTHER) {
      passages.add(count(service, pods));
    }
    pods.stream().filter(this::isNotable).map(FactPassages::pod).forEach(passages::add);
  }

  private boolean isNotable(Pod pod) {
    return !pod.ready()
        || pod.health().restarts() > 0
        || dossier.symptoms().failing().contains(pod.ref());
  }

  private static Passage count(ServiceRef service, List<Pod> pods) {
    long ready = pods.stream().filter(Pod::ready).count();
    return new Passage(
        Section.PODS,
        "pods",
        ORDINARY,
        object(
            field("service", cut(service.toString())),
            field("pods", Integer.toString(pods.size())),
            field("ready", Long.toString(ready))));
  }

  private static Passage pod(Pod pod) {
    return new Passage(
        Section.PODS,
        "pods",
        NOTABLE,
        object(
            field("pod", cut(pod.ref().toString())),
            field("ready", Boolean.toString(pod.ready())),
            field("restarts", Integer.toString(pod.health().restarts())),
            field("created", cut(pod.health().createdAt().toString())),
            field("last_end", cut(end(pod.health().lastTermination())))));
  }

  private static String end(Optional<Termination> end) {
    return end.map(e -> e.reason() + ", exit code " + e.exitCode() + ", " + e.finishedAt())
        .orElse("none");
  }

  /** The latest are the likeliest to matter. */
  private Passage change(Change change) {
    double age = dossier.around().changes().size() - dossier.around().changes().indexOf(change);
    return new Passage(
        Section.CHANGES,
        "changes",
        CHANGE - age,
        object(
            field("at", cut(change.at().toString())),
            field("workload", cut(change.workload().toString())),
            field("what", cut(change.what()))));
  }
}
