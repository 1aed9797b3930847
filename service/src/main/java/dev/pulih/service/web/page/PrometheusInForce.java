package dev.pulih.service.web.page;

import dev.pulih.service.prometheus.Auth;
import dev.pulih.service.prometheus.PrometheusSettings;
import dev.pulih.service.prometheus.PrometheusSettings.Limits;
import dev.pulih.service.prometheus.PrometheusSettings.Timing;
import dev.pulih.service.prometheus.Tls;
import dev.pulih.service.web.page.InForce.Topic;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is in force of the server that signals are read from; of headers their names alone. */
final class PrometheusInForce {

  private static final String HEADER = "prometheus.secretHeaders.";

  private PrometheusInForce() {}

  static Topic of(PrometheusSettings prometheus, Map<String, String> origins) {
    Entries entries = new Entries().text("prometheus.url", prometheus.url());
    auth(entries, prometheus.access().auth());
    entries.secrets(origins, "prometheus.");
    Set<String> open = new TreeSet<>(prometheus.access().headers().keySet());
    open.removeIf(name -> origins.containsKey(HEADER + name));
    tls(entries.text("prometheus.headers", open), prometheus.access().tls());
    timing(entries, prometheus.timing());
    limits(entries, prometheus.limits());
    return entries.about("topic.prometheus");
  }

  private static void auth(Entries entries, Auth auth) {
    switch (auth) {
      case Auth.None _, Auth.Bearer _ -> {}
      case Auth.BearerFile bearer -> entries.text("prometheus.auth.bearerFile", bearer.file());
      case Auth.Basic basic -> entries.text("prometheus.auth.user", basic.user());
    }
  }

  private static void tls(Entries entries, Tls tls) {
    entries
        .some("prometheus.tls.authority", tls.authority())
        .some("prometheus.tls.certificate", tls.client().map(Tls.Client::certificate))
        .some("prometheus.tls.key", tls.client().map(Tls.Client::key));
  }

  private static void timing(Entries entries, Timing timing) {
    entries
        .time("prometheus.timeouts.connect", timing.connect())
        .time("prometheus.timeouts.query", timing.query())
        .time("prometheus.timeouts.tick", timing.tick());
  }

  private static void limits(Entries entries, Limits limits) {
    entries
        .number("prometheus.limits.concurrency", limits.concurrency())
        .text("prometheus.limits.answer", size(limits.answerBytes()))
        .number("prometheus.limits.points", limits.points())
        .number("prometheus.limits.series", limits.series());
  }

  /** In the largest unit that leaves a whole number. */
  private static String size(long bytes) {
    if (bytes % (1 << 20) == 0) {
      return (bytes >> 20) + " MiB";
    }
    return bytes % (1 << 10) == 0 ? (bytes >> 10) + " KiB" : bytes + " B";
  }
}
