package dev.pulih.backtest;

import dev.pulih.detect.Rule;
import dev.pulih.detect.SeriesArchive;
import dev.pulih.flow.Setup;
import dev.pulih.flow.TickReport;
import dev.pulih.flow.WatchLoop;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Series;
import dev.pulih.signal.SeriesWindow;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The live loop over readings of the past: the same detector, rules and recovery machine, in
 * dry-run. It keeps no reading longer than the loop does, however long the past is.
 */
public final class Backtest implements PastReader {

  private final Setup setup;
  private final List<Signal> signals;
  private final SeenPods pods;
  private final Replayed source;
  private final IncidentDesk desk;
  private final WatchLoop loop;
  private final Notebook notebook;

  /**
   * What is known beside the readings.
   *
   * @param workloads the names of each service's Deployments, by which their pods are told
   * @param measured whether a signal that not every source has is measured
   * @param incidents when something was wrong
   */
  public record Context(
      Map<ServiceRef, Set<String>> workloads,
      Predicate<Signal> measured,
      KnownIncidents incidents) {
    public Context {
      workloads = Map.copyOf(workloads);
    }
  }

  /** A backtest that has seen nothing. */
  public Backtest(Setup live, Context context) {
    this.setup = Rehearsal.of(live);
    this.source = new Replayed(context.measured());
    this.signals = Rehearsal.signals(setup.signals(source), setup.detection());
    this.pods = new SeenPods(context.workloads(), setup.spans().of(Span.CONDITION));
    this.desk = new IncidentDesk(context.incidents());
    this.notebook = new Notebook(context.incidents(), desk);
    WatchLoop.Ports ports =
        new WatchLoop.Ports(
            source, pods, new Unrecorded(), (at, findings) -> {}, SeriesArchive.none());
    this.loop = new WatchLoop(setup, ports, desk.book());
  }

  @Override
  public List<Signal> signals() {
    return signals;
  }

  /** The rules of a setup that readings alone do not tell. */
  public static List<String> unjudged(Setup live) {
    return live.detection().rules().stream()
        .filter(rule -> !Rehearsal.isJudged(rule))
        .map(Rule::name)
        .toList();
  }

  @Override
  public void warmUp(List<Readings> before, Instant first) {
    before.forEach(pods::saw);
    source.after(before);
    loop.warmUp(first);
  }

  @Override
  public TickReport next(Readings raw) {
    pods.saw(raw);
    source.showing(raw);
    TickReport report = loop.tick(raw.at());
    notebook.next(raw, report);
    desk.tidy(report);
    return report;
  }

  /** The qualified readings of some series, as far back as a live loop keeps them. */
  public SeriesWindow series(Predicate<Series> wanted) {
    return loop.series(wanted);
  }

  /** What was found; nothing is played after it. */
  public Played end() {
    return notebook.end();
  }
}
