package dev.pulih.service.cli;

import dev.pulih.policy.Watched;
import dev.pulih.service.Wiring;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.prometheus.ProbeReport;
import dev.pulih.service.prometheus.PrometheusSettings;
import dev.pulih.service.prometheus.PrometheusSource;
import dev.pulih.service.prometheus.SignalCatalog;
import dev.pulih.service.prometheus.SignalCheck;
import dev.pulih.service.prometheus.SignalProbe;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signals;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Asks Prometheus what a tick and a page will ask. */
final class SignalCheckup {

  private static final String WITHOUT_CALLS =
      "no action waits for a called service (DOWNSTREAM_FIRST), and briefings name no callers and"
          + " callees";

  private final PulihConfiguration configuration;
  private final CheckList list;
  private final PrometheusSettings settings;
  private final SignalCatalog catalog;

  SignalCheckup(PulihConfiguration configuration, CheckList list) {
    this.configuration = configuration;
    this.list = list;
    this.settings = configuration.measuring().prometheus();
    this.catalog = Wiring.catalog(configuration);
  }

  void run() {
    list.section("Prometheus " + settings.url());
    ProbeReport report = probe();
    if (report.signals().stream().allMatch(check -> check.failure().isPresent())) {
      list.problem("no signal can be read; the first one: " + report.signals().getFirst());
    } else {
      report.signals().forEach(this::said);
      calls();
      silent();
    }
    report.problems().forEach(list::problem);
  }

  private ProbeReport probe() {
    try (SignalProbe probe = new SignalProbe(settings, catalog, Clock.systemUTC())) {
      return probe.probe(configuration.watched());
    }
  }

  private void said(SignalCheck check) {
    if (check.failure().isPresent()) {
      list.problem(check.signal() + " " + check);
    } else if (check.known() + check.unknown() > 0) {
      list.fine(check.toString());
    } else if (check.signal().equals(Signals.CLIENT_ERROR_RATE)) {
      list.fine(check.signal() + ": no data, as it should be while every service counts by itself");
    } else if (check.signal().equals(Signals.CALL_RATE)) {
      list.fine(check.signal() + ": no data, so " + WITHOUT_CALLS);
    } else if (Signals.ofCalls().contains(check.signal())) {
      list.fine(check.signal() + ": no data, so briefings name no callers and callees");
    } else if (check.signal().equals(Signals.POD_LATENCY)) {
      list.fine(check.signal() + ": no data, so briefings tell no slow pod from its peers");
    } else if (Signals.ofPages().contains(check.signal())) {
      list.fine(check.signal() + ": no data, so incidents show the mean latency of their pods");
    } else {
      list.warning(check.signal() + ": no data");
    }
  }

  /** A guard that is never asked is told: nobody misses what it would hold. */
  private void calls() {
    if (catalog.expression(Signals.CALL_RATE).isEmpty()) {
      list.fine(Signals.CALL_RATE + ": not read with this preset, so " + WITHOUT_CALLS);
    }
  }

  /** Services of which nothing is measured: most often their labels are called otherwise. */
  private void silent() {
    Readings readings = readings();
    configuration.watched().stream()
        .map(Watched::service)
        .filter(s -> readings.of(Signals.REQUEST_RATE, s).known().isEmpty())
        .forEach(s -> list.warning("no requests to " + s + " are measured: see signals.labels"));
  }

  private Readings readings() {
    try (PrometheusSource source = new PrometheusSource(settings, catalog)) {
      return source.read(List.of(Signals.REQUEST_RATE), Instant.now());
    }
  }
}
