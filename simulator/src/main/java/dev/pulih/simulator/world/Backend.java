package dev.pulih.simulator.world;

import dev.pulih.signal.PodRef;
import dev.pulih.simulator.cluster.pods.PodView;
import dev.pulih.simulator.metrics.Latency;
import dev.pulih.simulator.metrics.PodCounters;
import java.time.Duration;
import java.time.Instant;

/** One pod as it serves requests: its counters, its log and what is wrong with it. */
public final class Backend {
  private static final double NOT_FOUND_RATIO = 0.002;

  private final ServiceProfile service;
  private final PodCounters counters;
  private final PodLog log = new PodLog();
  private final Sidecar sidecar = new Sidecar();
  private final Served served = new Served();
  private final boolean seasoned;
  private PodView view;
  private Ailment ailment = Ailment.none();
  private Strain strain = Strain.none();
  private boolean afflicted;

  /** A pod that is seasoned has been there since before the world began. */
  Backend(ServiceProfile service, PodView view, boolean seasoned) {
    this.service = service;
    this.seasoned = seasoned;
    this.view = view;
    this.counters = new PodCounters(service.health().latency());
    logStart();
  }

  /** The service that it belongs to. */
  public ServiceProfile service() {
    return service;
  }

  /** The pod as the cluster sees it. */
  public PodView view() {
    return view;
  }

  /** Its name. */
  public PodRef ref() {
    return new PodRef(view.namespace(), view.name());
  }

  /** What its process has counted. */
  public PodCounters counters() {
    return counters;
  }

  /** What its sidecar has counted. */
  public Sidecar sidecar() {
    return sidecar;
  }

  /** What its containers wrote. */
  public PodLog log() {
    return log;
  }

  /** What is wrong with it at this step. */
  public Ailment ailment() {
    return ailment;
  }

  /** The version that it runs. */
  public String version() {
    return view.labels().getOrDefault("version", "");
  }

  /** Since when its process runs. */
  public Duration age(Instant now) {
    return Duration.between(view.started(), now);
  }

  /** Lets it suffer during this step. */
  public void suffer(Ailment what) {
    ailment = what;
  }

  /** Leaves something on the pod that outlives its container, such as a poisoned cache file. */
  public void afflict() {
    afflicted = true;
  }

  /** Something was left on the pod. */
  public boolean afflicted() {
    return afflicted;
  }

  /** How long its answers take at this step. */
  public Latency latency() {
    Latency usual = service.health().latency();
    return usual.times(ailment.slowness() + strain.addedSeconds() / usual.meanSeconds());
  }

  /** Its workload, as those that it calls know it. */
  public Sidecar.Caller caller() {
    return new Sidecar.Caller(service.service(), service.name() + "-" + version());
  }

  /** What it answered during this step. */
  Served served() {
    return served;
  }

  /** Begins a step in which nothing is wrong yet and nothing has been answered. */
  void calm() {
    suffer(Ailment.none());
    strain(Strain.none());
    served.clear();
  }

  void strain(Strain what) {
    strain = what;
  }

  void see(PodView next) {
    boolean restarted = next.restarts() > view.restarts();
    view = next;
    if (restarted) {
      counters.reset();
      sidecar.reset();
      log.turnOver();
      logStart();
    }
  }

  /** Answers a step's requests. */
  void serve(long requests, Step step) {
    double ratio = errorRatio(requests / step.seconds(), step.ageSeconds(this));
    long failed = step.draw().binomial(requests, ratio);
    long notFound = step.draw().binomial(requests - failed, NOT_FOUND_RATIO);
    counters.answerWith(latency());
    counters.serve(requests, notFound, failed, step.draw());
    served.add(requests, notFound, failed, ratio - service.health().errorRatio());
  }

  private double errorRatio(double load, double ageSeconds) {
    double usual = service.health().errorRatio();
    double fresh = warm() ? 0 : service.health().warmUp().errorRatio(ageSeconds);
    double refused = Math.max(0, 1 - service.load().podCapacity() / load);
    double own = Math.min(1, usual + fresh + refused + ailment.errorRatio());
    return own + strain.errorRatio() * (1 - own);
  }

  private boolean warm() {
    return seasoned && view.restarts() == 0;
  }

  private void logStart() {
    log.write(view.started(), "INFO  Started " + service.name() + " " + version());
  }
}
