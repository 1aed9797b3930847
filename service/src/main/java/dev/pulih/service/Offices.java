package dev.pulih.service;

import static dev.pulih.signal.TimeSpans.shorter;

import dev.pulih.flow.Candidacy;
import dev.pulih.flow.Election;
import dev.pulih.flow.Epochs;
import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.OwnNamespace;
import dev.pulih.service.cluster.Timeouts;
import dev.pulih.service.config.ClusterConfiguration;
import dev.pulih.service.config.Leading;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.kubernetes.LeaseElection;
import dev.pulih.service.kubernetes.LeaseElection.Candidate;
import dev.pulih.service.kubernetes.LeasePlace;
import dev.pulih.service.store.JdbcElection;
import dev.pulih.service.store.JdbcEpochs;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;

/** Who acts, of the Pulihs that share a database, put together. */
final class Offices {

  private Offices() {}

  static Office of(PulihConfiguration configuration, DataSource database, Opened opened) {
    Leading leading = configuration.home().leading();
    String name = name(leading);
    return switch (leading.by()) {
      case NONE -> alone(new JdbcEpochs(database), name);
      case DATABASE ->
          elected(name, leading, new JdbcElection(database, name, leading.times().lease()), opened);
      case LEASE -> elected(name, leading, byLease(configuration, name, database, opened), opened);
    };
  }

  /** Without an election the latest that was started acts, and any before it stops. */
  private static Office alone(Epochs epochs, String name) {
    OptionalLong epoch = epochs.raise(epochs.latest(), name);
    return Office.alone(
        name,
        epoch.orElseThrow(
            () ->
                new IllegalStateException(
                    "Another Pulih was started on the same store at the same moment. Start one of"
                        + " them, or let them elect who acts (leadership.by).")));
  }

  private static Office elected(String name, Leading leading, Election election, Opened opened) {
    Leading.Times times = leading.times();
    Candidacy candidacy = new Candidacy(election, times.lease(), System::nanoTime);
    Campaign.Pauses pauses = new Campaign.Pauses(times.renew(), times.retry());
    return new Office(name, candidacy, Optional.of(opened.add(new Campaign(candidacy, pauses))));
  }

  private static Election byLease(
      PulihConfiguration configuration, String name, DataSource database, Opened opened) {
    Leading leading = configuration.home().leading();
    ClusterConfiguration settings = configuration.neighbours().cluster().orElseThrow();
    Duration lease = leading.times().lease();
    return new LeaseElection(
        opened.add(connect(settings, lease)),
        place(leading),
        new Candidate(name, lease),
        new JdbcEpochs(database),
        System::nanoTime);
  }

  /** A question that takes longer than a third of the lease is better asked again. */
  private static Cluster connect(ClusterConfiguration settings, Duration lease) {
    Duration most = lease.dividedBy(3);
    Timeouts usual = settings.timeouts();
    Timeouts brief = new Timeouts(shorter(usual.connect(), most), shorter(usual.request(), most));
    return Cluster.connect(settings.access(), brief, Version.text());
  }

  /** Where the Lease is. */
  static LeasePlace place(Leading leading) {
    return new LeasePlace(
        leading.object().namespace().orElseGet(OwnNamespace::require), leading.object().name());
  }

  /** People read the first half; the second makes it this process's alone. */
  private static String name(Leading leading) {
    return leading.name().orElseGet(Offices::machine)
        + "-"
        + UUID.randomUUID().toString().substring(0, 8);
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "pulih";
    }
  }
}
