package dev.pulih.service;

import dev.pulih.flow.Setup;
import dev.pulih.flow.TickReport;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.util.Set;
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
  private final Meters meters;
  private volatile Set<ServiceRef> blind = Set.of();
  private Set<String> unread = Set.of();
  private Set<String> unseen = Set.of();

  /** Nothing was said yet; the supplier tells what of the cluster cannot be seen. */
  BlindSpots(Setup setup, Supplier<Set<String>> cluster, Meters meters) {
    this.blindAfter = setup.detection().interval().multipliedBy(TICKS);
    this.cluster = cluster;
    this.meters = meters;
  }

  /** The services that are invisible. */
  Set<ServiceRef> now() {
    return blind;
  }

  void ticked(TickReport report) {
    services(Set.copyOf(report.blindFor(blindAfter)));
    signals(Set.copyOf(report.failures().values()));
    cluster(Set.copyOf(cluster.get()));
  }

  private void services(Set<ServiceRef> now) {
    without(now, blind).forEach(this::began);
    without(blind, now).forEach(s -> LOG.info("{} can be seen again.", s));
    blind = now;
    meters.blind(now.size());
  }

  private void began(ServiceRef service) {
    meters.wentBlind();
    LOG.warn(
        "Blind for {} s: what {} needs to be judged by is unknown. Nothing is decided for it.",
        blindAfter.toSeconds(),
        service);
  }

  private void signals(Set<String> now) {
    Set<String> news = without(now, unread);
    if (news.size() > MANY) {
      LOG.warn("{} signals cannot be read; the first: {}", news.size(), news.iterator().next());
    } else {
      news.forEach(s -> LOG.warn("A signal cannot be read: {}", s));
    }
    if (now.isEmpty() && !unread.isEmpty()) {
      LOG.info("All signals can be read again.");
    }
    unread = now;
  }

  private void cluster(Set<String> now) {
    without(now, unseen).forEach(s -> LOG.warn("The cluster cannot be seen in whole: {}", s));
    if (now.isEmpty() && !unseen.isEmpty()) {
      LOG.info("The cluster can be seen again.");
    }
    unseen = now;
  }

  private static <T> Set<T> without(Set<T> all, Set<T> known) {
    Set<T> rest = new TreeSet<>(all);
    rest.removeAll(known);
    return rest;
  }
}
