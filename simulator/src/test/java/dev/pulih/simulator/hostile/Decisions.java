package dev.pulih.simulator.hostile;

import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.Collections.disjoint;
import static java.util.stream.Collectors.toSet;

import dev.pulih.analyse.Opinion;
import dev.pulih.analyse.TemplateAnalyst;
import dev.pulih.detect.Detected;
import dev.pulih.detect.Finding;
import dev.pulih.detect.StageCondition;
import dev.pulih.flow.TickReport;
import dev.pulih.policy.Advice.Authority;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Mode;
import dev.pulih.recover.Attempt;
import dev.pulih.recover.Attempt.Result;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.Append;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.Facts;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Transition.Step;
import dev.pulih.recover.WeightChange;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Movement;
import dev.pulih.signal.Pod;
import dev.pulih.signal.Routes.Destination;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must be true when an action is decided. */
final class Decisions {

  /** A clock that runs ahead reads windows whose last step is not there yet. */
  private static final double NEARLY = 0.9;

  private static final Set<Result> IN_VAIN =
      Set.of(Result.NOT_RECOVERED, Result.INCONCLUSIVE, Result.RELAPSED);

  private final Truths truths;
  private final Map<String, Begun> states;
  private final Records records;
  private final GuardLimits limits;
  private final Sightings sightings = new Sightings();
  private final Map<String, Set<String>> changed = new HashMap<>();
  private final StormCheck storms;
  private final List<ServiceRef> ofThisTick = new ArrayList<>();
  private final List<Effect.Shift> shifts = new ArrayList<>();
  private final List<Effect.Restart> restarts = new ArrayList<>();

  Decisions(Truths truths, Map<String, Begun> states, Records records, GuardLimits limits) {
    this.truths = truths;
    this.states = states;
    this.records = records;
    this.limits = limits;
    this.storms = new StormCheck(limits.storm(), truths.town().services().size());
  }

  void restart(Append append, Effect.Restart restart) {
    List<dev.pulih.signal.PodRef> pods = restart.check().pods();
    int at = Town.stepAt(append.at());
    common(append, restart.check());
    rule(
        truths.podFailsOverFiveMinutes(pods, 0.10, at)
            && truths.podFailsOverFiveMinutes(pods, NEARLY * 0.10, at - 10)
            && truths.podFailsOverFiveMinutes(pods, NEARLY * 0.10, at - 20),
        "a restart follows five minutes over 10 %",
        append);
    rule(truths.podFailsOverAMinute(pods, 0.10, at, 0), "no restart on a past minute", append);
    rule(
        restart.order().restartedAt().equals(append.at()),
        "an order is stamped with its decision",
        append);
    restarts.add(restart);
    free(append, Set.of(restart.order().workload().toString()));
    asked(append, restart.check().service(), restart.order().workload().toString());
    once(append, dev.pulih.policy.Stage.RESTART);
  }

  void shift(Append append, Effect.Shift shift) {
    ServiceRef service = shift.check().service();
    int at = Town.stepAt(append.at());
    common(append, shift.check());
    rule(
        truths.serviceFailsOverFiveMinutes(service, 0.20, at)
            && truths.serviceFailsOverFiveMinutes(service, NEARLY * 0.20, at - 12),
        "a shift follows three minutes over 20 %",
        append);
    rule(truths.serviceFailsOverAMinute(service, 0.20, at, 0), "no shift on a past minute", append);
    once(append, dev.pulih.policy.Stage.SHIFT);
    shifts.add(shift);
    rule(!shift.changes().isEmpty(), "a shift changes something", append);
    asked(append, service, "subset " + target(shift.changes().getFirst()));
    told(append, service);
    free(append, shift.changes().stream().map(WeightChange::name).collect(toSet()));
  }

  private void common(Append append, Effect.Check check) {
    ServiceRef service = check.service();
    Mode mode = truths.town().service(service).watched.mode();
    rule(
        mode == Mode.AUTO || approved(append.incident()),
        "an action is allowed by its mode",
        append);
    rule(truths.seen(service, Town.stepAt(append.at())), "nothing is decided on unknown", append);
    rule(
        !records.posted().forbids(service, append.at()),
        "nothing is decided under a switch",
        append);
    rule(
        vetoed(append).isEmpty() || approved(append.incident()),
        "no action against a veto",
        append);
    rule(!awaited(append) || approved(append.incident()), "an action waits for a verdict", append);
    rule(
        !(states.get(append.incident()) instanceof IncidentState.Provisional),
        "a verdict alone starts nothing",
        append);
    busy(append, service);
    ofThisTick.add(service);
  }

  /** What a model says against it, where a verdict may hold an action. */
  private Optional<Opinion> vetoed(Append append) {
    return before(append)
        .filter(Decisions::mayVeto)
        .flatMap(facts -> facts.notes().opinion())
        .filter(o -> !o.source().equals(TemplateAnalyst.SOURCE))
        .filter(o -> o.verdict().confidence() >= 80)
        .filter(o -> !(o.verdict().isAnomaly() && o.verdict().autoRecoverable()));
  }

  private boolean awaited(Append append) {
    return before(append)
        .filter(Decisions::mayVeto)
        .flatMap(facts -> facts.notes().asked())
        .filter(asked -> asked.pending() && append.at().isBefore(asked.at().plusSeconds(30)))
        .isPresent();
  }

  private Optional<Facts> before(Append append) {
    return Optional.ofNullable(states.get(append.incident())).map(Begun::facts);
  }

  private static boolean mayVeto(Facts facts) {
    return facts.incident().policy().advice().authority() == Authority.VETO;
  }

  /** A person's word after the question, in a mode that asks or where a guard did. */
  private boolean approved(String incident) {
    List<Recorded> events = records.log().events(incident);
    long asked = last(events, Decisions::asks);
    long yes = last(events, e -> e.event() instanceof IncidentEvent.Approved);
    return asked > 0 && yes > asked;
  }

  /** A person's yes in a mode that asks is one to what was asked about last. */
  private void asked(Append append, ServiceRef service, String what) {
    String question =
        records.log().events(append.incident()).stream()
            .filter(Decisions::asks)
            .map(e -> e.step().why())
            .reduce("", (_, later) -> later);
    boolean free = truths.town().service(service).watched.mode() == Mode.AUTO;
    rule(free || question.contains(what), "a person allows what is done", append);
  }

  /** Whoever hears of a shift hears who may undo it. */
  private void told(Append append, ServiceRef service) {
    boolean undone =
        truths.town().service(service).routes().values().stream()
            .anyMatch(r -> r.ownership().gitOps().contains(TownService.GIT_OPS));
    boolean told =
        append.outcome().transition().effects().stream()
            .anyMatch(e -> e.toString().contains(TownService.GIT_OPS));
    rule(!undone || told, "a shift tells who may undo it", append);
  }

  /** A page in the same tick gives the step its name. */
  private static boolean asks(Recorded event) {
    return event.step().step() == Step.APPROVAL_ASKED
        || event.step().why().contains("needs approval");
  }

  private static long last(List<Recorded> events, Predicate<Recorded> wanted) {
    return events.stream().filter(wanted).mapToLong(Recorded::seq).max().orElse(0);
  }

  private void once(Append append, dev.pulih.policy.Stage stage) {
    Begun before = states.get(append.incident());
    boolean again =
        before != null
            && before.facts().attempts().stream().anyMatch(a -> a.stage() == stage && !open(a));
    rule(!again, "a stage is tried once in an incident", append);
    boolean lower =
        stage == dev.pulih.policy.Stage.RESTART
            && before != null
            && before.facts().attempts().stream().anyMatch(Decisions::shifted);
    rule(!lower, "no lower stage after a higher one", append);
  }

  private static boolean open(Attempt attempt) {
    return attempt.result() == Result.UNDER_WAY;
  }

  private static boolean shifted(Attempt attempt) {
    return attempt.stage() == dev.pulih.policy.Stage.SHIFT && attempt.result() != Result.REFUSED;
  }

  private void busy(Append append, ServiceRef service) {
    List<Begun> others =
        states.values().stream().filter(s -> !s.id().equals(append.incident()) && acts(s)).toList();
    rule(others.size() < limits.actions().atOnce(), "few recoveries at once", append);
    rule(
        others.stream().noneMatch(s -> s.facts().incident().service().equals(service)),
        "one action on a service at a time",
        append);
    long lately =
        states.values().stream()
            .flatMap(s -> s.facts().attempts().stream())
            .filter(a -> a.result() != Result.REFUSED && a.result() != Result.DRY_RUN)
            .filter(a -> a.at().isAfter(append.at().minus(Duration.ofHours(1))))
            .count();
    rule(lately < limits.actions().perHour(), "few actions an hour", append);
    rule(
        inVain(append, service) < limits.ineffective().count(),
        "no further action after some in vain",
        append);
  }

  /** Two services may share what is changed. */
  private void free(Append append, Set<String> wanted) {
    rule(
        states.values().stream()
            .filter(s -> !s.id().equals(append.incident()) && acts(s))
            .allMatch(s -> disjoint(changed.getOrDefault(s.id(), Set.of()), wanted)),
        "nothing is changed by two at once",
        append);
    changed.put(append.incident(), wanted);
  }

  /** One that was under way is judged in the step that decides another. */
  private long inVain(Append append, ServiceRef service) {
    return states.values().stream()
        .filter(s -> s.facts().incident().service().equals(service))
        .flatMap(s -> s.facts().attempts().stream())
        .filter(a -> a.at().isAfter(append.at().minus(limits.ineffective().within())))
        .filter(a -> IN_VAIN.contains(a.result()) || open(a))
        .count();
  }

  private static boolean acts(Begun state) {
    return state instanceof IncidentState.Restarting
        || state instanceof IncidentState.RollingOut
        || state instanceof IncidentState.JudgingRestart
        || state instanceof IncidentState.Shifting
        || state instanceof IncidentState.JudgingShift
        || state instanceof IncidentState.Undoing;
  }

  private void loop(ServiceRef service, Inventory inventory, Instant at, Object about) {
    inventory.of(service).stream()
        .flatMap(ObjectCheck::workloads)
        .forEach(
            w ->
                rule(
                    !sightings.loops(w, limits.restarts(), at),
                    "no action on what restarts a lot",
                    about));
  }

  /** Nothing is said to be recovered that is not known to be. */
  void recovered(Append append, @Nullable Begun judged) {
    int at = Town.stepAt(append.at());
    boolean proven =
        switch (judged) {
          case IncidentState.JudgingRestart s ->
              truths.recovered(
                  s.order().workload(), s.order().restartedAt().truncatedTo(SECONDS), at);
          case IncidentState.JudgingShift s ->
              truths.healthy(truths.town().service(service(s)), s.plan().target(), at);
          case null, default -> false;
        };
    rule(proven, "only what is proven is recovered", append);
  }

  private static ServiceRef service(Begun state) {
    return state.facts().incident().service();
  }

  // ---- what only the tick shows

  void ticked(TickReport report) {
    boolean storm = storms.isOn(report.detected());
    rule(ofThisTick.isEmpty() || !storm, "no action in a storm", ofThisTick);
    Inventory inventory = report.inventory();
    sightings.shown(inventory, truths.town().services());
    shifts.forEach(shift -> shifted(shift, inventory));
    restarts.forEach(restart -> restarted(restart, inventory));
    restarts.forEach(restart -> unmoved(restart, report));
    ofThisTick.forEach(service -> first(service, report));
    forget();
  }

  private void shifted(Effect.Shift shift, Inventory inventory) {
    ServiceRef service = shift.check().service();
    ObjectCheck.shift(shift, truths.town().service(service), inventory);
    loop(service, inventory, shift.decidedAt(), shift);
    target(shift, inventory);
  }

  private void restarted(Effect.Restart restart, Inventory inventory) {
    ServiceRef service = restart.check().service();
    boolean approved = approved(restart.order().incident());
    ObjectCheck.restart(restart, truths.town().service(service), inventory, approved);
    loop(service, inventory, restart.order().restartedAt(), restart);
  }

  void blind() {
    storms.blind();
    forget();
  }

  private void forget() {
    ofThisTick.clear();
    shifts.clear();
    restarts.clear();
  }

  /** What was deployed just before it fell ill, or is being scaled, is not restarted. */
  private void unmoved(Effect.Restart restart, TickReport report) {
    WorkloadRef workload = restart.order().workload();
    Movement movement =
        report.inventory().of(restart.check().service()).orElseThrow().movement(workload);
    rule(
        movement.autoscaling().stream().allMatch(a -> a.current() == a.desired()),
        "no restart of what is being scaled",
        restart);
    ServiceRef service = restart.check().service();
    Detected.OfService rules = report.detected().services().get(service);
    rule(
        Stream.concat(onset(report, service).stream(), outage(rules, rules.restart()))
            .noneMatch(at -> movement.template().stream().anyMatch(c -> suspect(c.at(), at))),
        "no restart of a new template",
        restart);
  }

  private boolean suspect(Instant deployed, Instant onset) {
    return !deployed.isAfter(onset) && deployed.isAfter(onset.minus(limits.newTemplate()));
  }

  /** Since when requests fail so much that a stage is about it. */
  private static Stream<Instant> outage(Detected.OfService rules, StageCondition... conditions) {
    Stream<Instant> failing =
        rules.findings().stream().filter(f -> f.rule().equals("error_rate_p1")).map(Finding::since);
    return Stream.concat(failing, Stream.of(conditions).map(StageCondition::began))
        .min(Instant::compareTo)
        .stream();
  }

  private static Optional<Instant> onset(TickReport report, ServiceRef service) {
    return onset(report.detected().services().get(service)).findFirst();
  }

  /** What is called directly, and fell ill before, is to be healed first. */
  private void first(ServiceRef service, TickReport report) {
    rule(
        truths.town().callsMade().stream()
            .filter(call -> call.caller().equals(service))
            .noneMatch(call -> isFirst(call, report)),
        "no action for a caller before the called",
        service);
  }

  /** Of two that call each other the one that had any trouble first. */
  private boolean isFirst(Entity.OfCall call, TickReport report) {
    Detected.OfService rules = report.detected().services().get(call.caller());
    Stream<Instant> own = outage(rules, rules.restart(), rules.shift());
    Stream<Instant> any = mutual(call) ? onset(rules) : Stream.empty();
    Instant caller = Stream.concat(own, any).min(Instant::compareTo).orElseThrow();
    return onset(report, call.callee()).filter(at -> at.isBefore(caller)).isPresent();
  }

  private boolean mutual(Entity.OfCall call) {
    return truths.town().callGraph().downstream(call.callee()).contains(call.caller());
  }

  private static Stream<Instant> onset(Detected.OfService service) {
    return service.findings().stream()
        .filter(f -> f.severity().isPresent())
        .map(Finding::since)
        .min(Instant::compareTo)
        .stream();
  }

  /** All traffic goes where it is known to be served well, or where a person allowed it. */
  private void target(Effect.Shift shift, Inventory inventory) {
    TownService service = truths.town().service(shift.check().service());
    String target = target(shift.changes().getFirst());
    int at = Town.stepAt(shift.decidedAt());
    ServiceInventory here = inventory.of(service.ref()).orElseThrow();
    rule(
        truths.healthy(service, target, at)
            || (truths.idle(service, target, at) && allReady(here, target) && asked(shift)),
        "traffic goes to a healthy subset only",
        shift);
    double ready = ready(here, target);
    rule(
        ready * service.capacityPerPod() >= 1.2 * truths.load(service, at),
        "traffic goes where it can be carried",
        shift);
    rule(
        service.routes().values().stream().allMatch(r -> r.ownership().controller().isEmpty()),
        "what a controller owns is left alone",
        shift);
    rule(shift.changes().size() == moved(service, target), "all routes shift, or none", shift);
  }

  private static long moved(TownService service, String target) {
    return service.routes().values().stream()
        .flatMap(r -> r.routes().getFirst().destinations().stream())
        .filter(d -> d.subset().equals(target) && d.weight() != 100)
        .count();
  }

  private boolean asked(Effect.Shift shift) {
    return states.values().stream()
        .filter(s -> s.facts().incident().service().equals(shift.check().service()))
        .anyMatch(
            s ->
                records.log().events(s.id()).stream()
                    .anyMatch(e -> e.event() instanceof IncidentEvent.Approved));
  }

  static String target(WeightChange change) {
    return change.routes().getFirst().after().stream()
        .filter(d -> d.weight() == 100)
        .map(Destination::subset)
        .findFirst()
        .orElseThrow();
  }

  /** As last seen: what runs may have changed within the age that is trusted. */
  private static boolean allReady(ServiceInventory here, String version) {
    return here.pods().stream()
        .filter(p -> version.equals(p.labels().get("version")))
        .allMatch(Pod::ready);
  }

  private static double ready(ServiceInventory here, String version) {
    return here.pods().stream()
        .filter(p -> version.equals(p.labels().get("version")))
        .filter(Pod::ready)
        .count();
  }

  private static void rule(boolean holds, String rule, Object about) {
    Violation.unless(holds, rule, about);
  }
}
