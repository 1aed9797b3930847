package dev.pulih.service;

import dev.pulih.flow.Setup;
import dev.pulih.flow.TickReport;
import dev.pulih.policy.FirstFew;
import dev.pulih.service.Trouble.Kind;
import dev.pulih.service.meter.TickMeters;
import dev.pulih.signal.Reading;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what the ticks cannot see: once when it begins, once when it ends. */
final class BlindSpots {

  private static final Logger LOG = LoggerFactory.getLogger(BlindSpots.class);

  /** Three minutes at a tick every 15 s. */
  private static final int TICKS = 12;

  /** More lines than that say less. */
  private static final int MANY = 3;

  private final Duration blindAfter;
  private final Supplier<Set<String>> cluster;
  private final TickMeters meters;
  private final Troubles troubles;
  private volatile Set<ServiceRef> blind = Set.of();
  private final Topic signals = new Topic();
  private final Topic sights = new Topic();
  private Set<Signal> unread = Set.of();

  /** Nothing was said yet; the supplier tells what of the cluster cannot be seen. */
  BlindSpots(Setup setup, Supplier<Set<String>> cluster, TickMeters meters, Troubles troubles) {
    this.blindAfter = setup.detection().interval().multipliedBy(TICKS);
    this.cluster = cluster;
    this.meters = meters;
    this.troubles = troubles;
  }

  /** The services that are invisible. */
  Set<ServiceRef> now() {
    return blind;
  }

  void ticked(TickReport report) {
    services(Set.copyOf(report.blindFor(blindAfter)), report);
    if (report.asked()) {
      meters.unread(report.failures().size());
      signals(report.failures());
    }
    cluster(Set.copyOf(cluster.get()));
  }

  private void services(Set<ServiceRef> now, TickReport report) {
    without(now, blind).forEach(service -> about(service, () -> began(service, report)));
    without(blind, now).forEach(s -> about(s, () -> LOG.info("{} can be seen again.", s)));
    trouble(now, report.at());
    blind = now;
    meters.blind(now.size());
  }

  private static void about(ServiceRef service, Runnable line) {
    try (LogContext _ = LogContext.of(Map.of("service", service.toString()))) {
      line.run();
    }
  }

  private void trouble(Set<ServiceRef> now, Instant at) {
    if (now.isEmpty()) {
      troubles.over(Kind.BLINDNESS, at);
    } else if (!without(now, blind).isEmpty()) {
      troubles.begin(Kind.BLINDNESS, at, sentence(new TreeSet<>(now)));
    }
  }

  private String sentence(Set<ServiceRef> services) {
    return "Blind for %d s: %s. Nothing is decided for them; look at ./pulih status."
        .formatted(blindAfter.toSeconds(), FirstFew.of(services, MANY));
  }

  private void began(ServiceRef service, TickReport report) {
    meters.wentBlind();
    LOG.warn(
        "Blind for {} s: what {} needs to be judged by is unknown ({}). Nothing is decided for it.",
        blindAfter.toSeconds(),
        service,
        why(report.detected().readings().of(Signals.ERROR_RATE, service)));
  }

  /** The error rate stands for the rest, since every stage needs it. */
  private static String why(Reading errors) {
    return switch (errors) {
      case Reading.Value _ -> "only the error rate is known";
      case Reading.Unknown(Reading.Why why) ->
          switch (why) {
            case NO_DATA -> "Prometheus has no error rate for it; look at its scrape targets";
            case NOT_A_NUMBER -> "its error rate is not a number; look at its request counters";
            case LOW_TRAFFIC -> "it has fewer requests than minRequests";
            case STALE -> "too few of its pods have fresh samples; look at its scrape targets";
            case SOURCE_FAILED -> "its error rate cannot be read";
            case INVENTORY_UNKNOWN -> "what runs of it in the cluster is not known";
          };
    };
  }

  private void signals(Map<Signal, String> now) {
    Map<Signal, String> news = new TreeMap<>(Comparator.comparing(Signal::toString));
    news.putAll(now);
    news.entrySet().removeIf(e -> !isNews(e.getKey(), e.getValue()));
    if (news.size() > MANY) {
      LOG.warn("{} signals cannot be read; the first: {}", news.size(), first(news));
    } else {
      news.values().forEach(s -> LOG.warn("A signal cannot be read: {}", s));
    }
    if (now.isEmpty() && signals.over()) {
      LOG.info("All signals can be read again.");
    }
    unread = Set.copyOf(now.keySet());
  }

  /** A signal that joins others is news, and so is another reason, whichever signal it is about. */
  private boolean isNews(Signal signal, String sentence) {
    boolean other = signals.isNews(sentence.replace(signal.toString(), ""));
    return other || !unread.contains(signal);
  }

  private static String first(Map<Signal, String> news) {
    return news.values().iterator().next();
  }

  private void cluster(Set<String> now) {
    now.stream()
        .sorted()
        .filter(sights::isNews)
        .forEach(s -> LOG.warn("The cluster cannot be seen in whole: {}", s));
    if (now.isEmpty() && sights.over()) {
      LOG.info("The cluster can be seen again.");
    }
  }

  private static <T> Set<T> without(Set<T> all, Set<T> known) {
    Set<T> rest = new TreeSet<>(all);
    rest.removeAll(known);
    return rest;
  }
}
