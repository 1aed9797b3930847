package dev.pulih.service.cli;

import dev.pulih.service.Wiring;
import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Rights;
import dev.pulih.service.config.ClusterConfiguration;
import dev.pulih.service.config.Leading;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.kubernetes.Access;
import dev.pulih.service.kubernetes.Access.Verdict;
import dev.pulih.service.kubernetes.AccessProbe;
import dev.pulih.service.kubernetes.KillAnnotation;
import dev.pulih.service.kubernetes.KubernetesView;
import dev.pulih.service.kubernetes.LeasePlace;
import dev.pulih.signal.WorkloadRef;
import java.util.List;
import java.util.Optional;

/** Looks at the cluster as a tick does, and asks what Pulih may do there. */
final class ClusterCheckup {

  private final PulihConfiguration configuration;
  private final CheckList list;

  ClusterCheckup(PulihConfiguration configuration, CheckList list) {
    this.configuration = configuration;
    this.list = list;
  }

  /** Says what it finds; what it means for the stages is in the result. */
  Availability run() {
    list.section("Kubernetes");
    return configuration
        .neighbours()
        .cluster()
        .map(this::look)
        .orElseGet(
            () -> {
              list.warning("not configured: nothing is touched, and pods are not known");
              return Availability.withoutCluster(configuration.neighbours());
            });
  }

  private Availability look(ClusterConfiguration settings) {
    try (Cluster cluster = Wiring.connect(settings)) {
      List<Access> rights = rights(cluster);
      KubernetesView view = Wiring.view(configuration, settings, cluster);
      view.refresh();
      view.problems().forEach(list::warning);
      view.withoutMesh().values().stream().distinct().forEach(list::warning);
      settings.own().ifPresent(own -> killSwitch(cluster, own));
      return new Availability(configuration.neighbours(), true, rights, view.latest());
    } catch (RuntimeException e) {
      list.problem(String.valueOf(e.getMessage()));
      return Availability.withoutCluster(configuration.neighbours());
    }
  }

  private void killSwitch(Cluster cluster, WorkloadRef own) {
    KillAnnotation annotation = new KillAnnotation(cluster, own);
    annotation.refresh();
    annotation
        .get()
        .ifPresentOrElse(
            by -> list.warning("no action is taken: switched off by " + by),
            () -> list.fine("the kill switch on " + own + " is not thrown"));
  }

  private List<Access> rights(Cluster cluster) {
    AccessProbe probe = new AccessProbe(cluster);
    List<Access> rights =
        configuration.placements().stream()
            .map(p -> p.service().namespace())
            .distinct()
            .flatMap(ns -> probe.probe(ns, Rights.inWatchedNamespaces()).stream())
            .toList();
    say(rights);
    place().ifPresent(place -> say(probe.probe(place.requests())));
    return rights;
  }

  private Optional<LeasePlace> place() {
    return Optional.of(configuration.home().leading())
        .filter(leading -> leading.by() == Leading.By.LEASE)
        .map(Wiring::lease);
  }

  private void say(List<Access> rights) {
    if (!rights.isEmpty() && rights.stream().allMatch(a -> a.verdict() == Verdict.UNKNOWN)) {
      list.problem(rights.getFirst().sentence());
    } else {
      rights.forEach(this::say);
    }
  }

  private void say(Access access) {
    switch (access.verdict()) {
      case ALLOWED -> list.fine(access.sentence());
      case DENIED, UNKNOWN -> list.warning(access.sentence());
    }
  }
}
