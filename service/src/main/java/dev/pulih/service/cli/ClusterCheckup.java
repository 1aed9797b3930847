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
import dev.pulih.service.kubernetes.ExcessProbe;
import dev.pulih.service.kubernetes.KillAnnotation;
import dev.pulih.service.kubernetes.KubernetesView;
import dev.pulih.service.kubernetes.LeasePlace;
import dev.pulih.signal.WorkloadRef;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
      AccessProbe probe = new AccessProbe(cluster);
      List<Access> rights = rights(probe);
      if (rights.stream().anyMatch(access -> access.verdict() != Verdict.UNKNOWN)) {
        excess(new ExcessProbe(probe), settings);
      }
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

  private List<Access> rights(AccessProbe probe) {
    List<Access> rights =
        watched().stream()
            .flatMap(ns -> probe.probe(ns, Rights.inWatchedNamespaces()).stream())
            .toList();
    say(rights);
    place().ifPresent(place -> say(probe.probe(place.requests())));
    return rights;
  }

  private Set<String> watched() {
    return configuration.placements().stream()
        .map(p -> p.service().namespace())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void excess(ExcessProbe probe, ClusterConfiguration settings) {
    Set<String> own = new LinkedHashSet<>();
    place().ifPresent(place -> own.add(place.namespace()));
    settings.own().ifPresent(deployment -> own.add(deployment.namespace()));
    List<String> found = probe.find(watched(), own);
    found.forEach(list::warning);
    if (found.isEmpty()) {
      list.fine(
          "Pulih may neither read secrets nor create, delete or enter workloads, nor patch elsewhere");
    }
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
