package dev.pulih.service.web.page;

import dev.pulih.analyse.Opinion;
import dev.pulih.analyse.Verdict;
import dev.pulih.detect.Finding;
import dev.pulih.detect.FindingArchive.Logged;
import dev.pulih.detect.Severity;
import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Channel;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Reason;
import dev.pulih.policy.Stage;
import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.Switches.Pause;
import dev.pulih.policy.Watched;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Effect;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.Explanation;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.Samples;
import dev.pulih.recover.ShiftPlan;
import dev.pulih.recover.Situation;
import dev.pulih.recover.WeightChange;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.Status;
import dev.pulih.service.web.View;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Movement;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Routes.Destination;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Subset;
import dev.pulih.signal.TemplateChange;
import dev.pulih.signal.Termination;
import dev.pulih.signal.Truth;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A Pulih in which markup stands in every text that comes from metrics, labels, logs, models,
 * people or a configuration. It ends what it stands in, and would run something.
 */
public final class Planted {

  private static final String MARKUP = "'\"><img src=x onerror=planted()>";
  private static final ServiceRef OTHER = new ServiceRef("bos", in("service"));
  private static final ServiceRef CALLER = new ServiceRef(in("namespace"), in("caller"));
  private static final ServiceRef SHIFTED = new ServiceRef("bos", "shifted");
  private static final WorkloadRef WORKLOAD = new WorkloadRef("bos", "Deployment", in("workload"));
  private static final Termination ENDED = new Termination(in("reason"), 137, Samples.at(9));

  private final Lookout lookout = new Lookout(watched(), inForce());
  private final String id = Samples.incident().id();

  /** With an incident that asks for approval. */
  public Planted() {
    this(false);
  }

  private Planted(boolean called) {
    if (called) {
      Entity calls = new Entity.OfCall(CALLER, Samples.TXN);
      var _ = lookout.reads(Signals.CALL_ERROR_RATE, calls, 0.3);
    }
    lookout.status = status();
    lookout.explanations.add(explanation());
    lookout.ledger.change(
        SwitchChange.paused(Samples.at(0), new Pause(in("pauser"), in("pause"), Samples.at(60))));
    lookout.ledger.change(SwitchChange.killed(Samples.at(1), in("killer")));
    lookout.ledger.put(window());
    lookout.found.add(found());
    lookout.earlier = new ToldPast().pod(in("gone pod"), 40, 0.9, 0.8).pod(in("pod"), 40, 0.4, 0.2);
    measured();
    happened();
  }

  /** The same where a service that is named so calls one that is watched. */
  public static Planted called() {
    return new Planted(true);
  }

  /** Markup, and the place it is planted in. */
  public static String in(String place) {
    return MARKUP + place;
  }

  /** The same as it stands in a page. */
  static String shown(String place) {
    return MARKUP.replace("<", "&lt;").replace(">", "&gt;") + place;
  }

  private static List<Watched> watched() {
    Watched.Owned owned = new Watched.Owned(Set.of(in("group")), Set.of(in("database")));
    return List.of(
        Lookout.watched(Samples.TXN, owned), Lookout.watched(OTHER, Watched.Owned.nothing()));
  }

  private static InForce inForce() {
    InForce.Entry entry = new InForce.Entry(in("setting"), in("value"));
    InForce.Entry host = new InForce.Entry("host", in("host"));
    return new InForce(
        List.of(new InForce.Topic("topic.rules", List.of(entry))),
        Map.of(Samples.TXN, List.of(host)));
  }

  private static Status status() {
    Status usual = Lookout.status(new Status.Lead(true, in("leader")));
    return new Status(
        in("version"),
        usual.startedAt(),
        usual.lead(),
        usual.ticks(),
        Map.of(),
        List.of(in("blind")),
        new Status.Own(
            Optional.empty(),
            List.of(new Status.Trouble("x", Lookout.NOW, Optional.empty(), in("trouble"))),
            Optional.empty()),
        Map.of(in("neighbour"), in("answer")),
        Optional.of(in("budget")));
  }

  private static Explanation explanation() {
    Explanation.OfStage stage =
        new Explanation.OfStage(
            Stage.RESTART,
            StageCondition.absent(Samples.at(0)),
            in("outcome"),
            List.of(new Hold(Reason.PAUSED, in("hold") + " " + Samples.at(0))),
            Set.of(),
            Map.of());
    return new Explanation(
        new Explanation.About(
            Samples.TXN, Samples.at(0), new TreeMap<>(Map.of(in("own rule"), in("own bound")))),
        Samples.view(Mode.AUTO, Optional.empty(), Truth.TRUE),
        Optional.empty(),
        List.of(stage));
  }

  private static Logged found() {
    return new Logged(
        Lookout.NOW,
        Samples.TXN,
        in("rule"),
        Signals.POD_ERROR_RATE.toString(),
        new Entity.OfPod(pod("pod").ref()).toString(),
        Optional.of(0.18),
        Optional.of(0.05),
        Lookout.NOW,
        Optional.of("P1"));
  }

  private void measured() {
    Entity pod = new Entity.OfPod(pod("pod").ref());
    var _ =
        lookout
            .sees(Samples.TXN, running())
            .reads(Samples.TXN, 0.18, 0.25)
            .reads(OTHER, 0.18, 0.25)
            .reads(Signals.POD_ERROR_RATE, pod, 0.4)
            .reads(Signals.POD_LATENCY, pod, 0.2)
            .reads(Signals.POD_REQUEST_RATE, pod, 40)
            .reads(Signals.KAFKA_LAG, new Entity.OfGroup(in("group")), 12)
            .reads(Signals.DB_CONNECTIONS, new Entity.OfDatabase(in("database")), 0.4)
            .finds(OTHER, finding())
            .fails(in("failure"))
            .ticked();
  }

  private static Finding finding() {
    return new Finding(
        OTHER,
        in("rule"),
        new Finding.Measured(Signals.ERROR_RATE, new Entity.OfService(OTHER), 0.18, 0.05),
        Samples.at(0),
        Optional.of(Severity.P1));
  }

  private static ServiceInventory running() {
    TemplateChange change = new TemplateChange(Samples.at(30), 4, 5, List.of(in("image")));
    return new ServiceInventory(
        List.of(pod("pod"), pod("other pod")),
        List.of(),
        List.of(
            new Subset(in("subset"), Map.of("pod", in("pod"))),
            new Subset(in("other subset"), Map.of("pod", in("other pod")))),
        List.of(),
        Map.of(WORKLOAD, new Movement(Optional.of(change), Optional.empty())));
  }

  private static Pod pod(String place) {
    return new Pod(
        new PodRef("bos", in(place)),
        WORKLOAD,
        Map.of("pod", in(place)),
        new Pod.Health(
            Samples.at(0),
            true,
            Optional.empty(),
            List.of(new Pod.Container(in("container"), 2, Optional.of(ENDED)))));
  }

  private void happened() {
    var _ = lookout.book.begin(Samples.incident(), new Opened(Samples.incident(), situation()));
    happens(5, new IncidentEvent.Told(Channel.SLACK.name(), in("reference")));
    happens(10, new IncidentEvent.OpinionGiven(opinion()));
    happens(20, new IncidentEvent.EvidenceCaptured(evidence()));
    happens(30, new IncidentEvent.Drafted("# " + in("draft")));
    happens(
        40,
        new IncidentEvent.NotTold(
            Channel.SLACK.name(),
            in("refusal"),
            new Effect.Tell(in("letter"), false, Channel.SLACK)));
    happens(50, new IncidentEvent.Acknowledged(in("person")));
    happens(300, new IncidentEvent.Observed(asking()));
  }

  private void happens(long second, IncidentEvent event) {
    var _ = lookout.book.apply(id, event, Samples.at(second));
  }

  private static Situation situation() {
    Situation.Summary summary = new Situation.Summary(in("headline"), false, true, List.of());
    return Samples.with(
        Samples.p1(),
        new Situation.View(
            Mode.APPROVE, Optional.of(Severity.P1), Truth.FALSE, new Reading.Value(0.15), summary));
  }

  private static Situation asking() {
    Situation due = Samples.restartDue(situation(), 300);
    return new Situation(
        due.view(),
        new Situation.RestartOption(
            due.restart().condition(), Optional.of(WORKLOAD), due.restart().holds()),
        due.shift(),
        due.restarted(),
        due.shifted());
  }

  private static Opinion opinion() {
    Verdict verdict = new Verdict(true, 70, in("root cause"), in("advice"), false);
    return new Opinion(verdict, in("model"), Opinion.Usage.none(), Duration.ofSeconds(2));
  }

  private static Evidence evidence() {
    Evidence.OfPod pod =
        new Evidence.OfPod(
            pod("pod").ref(), Optional.of(ENDED), in("log"), Map.of(in("resource"), in("limit")));
    return new Evidence(List.of(pod), List.of(in("event")), List.of(in("gap")));
  }

  private static Maintenance window() {
    return new Maintenance(
        "m-1",
        new Maintenance.Work(Set.of(OTHER), in("window owner"), in("window reason"), true),
        new Maintenance.Period(Samples.at(0), Samples.at(90_000)));
  }

  /**
   * The traffic of another service is shifted to a subset, and its breaker is open.
   *
   * @return the page of its incident
   */
  public String shifts() {
    Incident incident = Incident.open(SHIFTED, Samples.at(0), Policy.defaults());
    var _ = lookout.book.begin(incident, new Opened(incident, situation()));
    Situation due = Samples.shiftDue(situation(), 300);
    Situation.ShiftOption shift =
        new Situation.ShiftOption(due.shift().condition(), plan(), due.shift().holds());
    Situation asked =
        new Situation(due.view(), due.restart(), shift, due.restarted(), due.shifted());
    var _ =
        lookout.book.apply(
            incident.id(), new IncidentEvent.Observed(automatic(asked)), Samples.at(300));
    var _ =
        lookout.book.apply(
            incident.id(),
            new IncidentEvent.ShiftAnswered(Samples.at(300), new Answer.Accepted(0)),
            Samples.at(305));
    return "/incidents/" + incident.id();
  }

  private static Situation automatic(Situation asked) {
    Situation.View view = asked.view();
    return Samples.with(
        asked,
        new Situation.View(
            Mode.AUTO, view.severity(), view.calm(), view.errorRate(), view.summary()));
  }

  private static ShiftPlan plan() {
    List<Destination> before =
        List.of(
            new Destination("txn", in("healthy subset"), 50),
            new Destination("txn", in("bad subset"), 30),
            new Destination(in("destination"), "", 20));
    List<Destination> after =
        List.of(
            new Destination("txn", in("healthy subset"), 100),
            new Destination("txn", in("bad subset"), 0),
            new Destination(in("destination"), "", 0));
    WeightChange.OfRoute route = new WeightChange.OfRoute(0, in("route"), before, after);
    return new ShiftPlan(
        in("healthy subset"),
        List.of(new WeightChange("bos", in("virtual service"), "7", List.of(route))));
  }

  /** The page of the incident. */
  public String incident() {
    return "/incidents/" + id;
  }

  /** What people see of it. */
  public ControlRoom room() {
    return lookout.room();
  }

  /** What the pages look at. */
  public View view() {
    return lookout.view;
  }

  /** Something is new. */
  public void stir() {
    lookout.feed.stir();
  }

  /** No page can be made of it, until it is mended. */
  public void breaks(boolean broken) {
    lookout.broken = broken;
  }

  /** The next tick does not come. Nothing is new, so that nobody is told. */
  public void hangs() {
    Status before = lookout.status;
    lookout.status =
        new Status(
            before.version(),
            before.startedAt(),
            before.lead(),
            new Status.Ticks(before.ticks().latest(), before.ticks().done(), 0, 0, true),
            before.services(),
            before.blind(),
            before.own(),
            before.neighbours(),
            before.claudeBudget());
  }

  /** It was asked for an approval half a minute ago, so that there is time left. */
  public void asks() {
    lookout.now = Samples.at(330);
  }

  /** What was ordered. */
  public List<String> ordered() {
    return lookout.orders.taken;
  }
}
