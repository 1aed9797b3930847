package dev.pulih.service.config;

import dev.pulih.policy.Mode;
import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.service.cluster.Placement;
import dev.pulih.service.cluster.Placement.Workloads;
import dev.pulih.service.config.ServiceConfiguration.Contacts;
import dev.pulih.signal.ServiceRef;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** A service as written: what it leaves out comes from the defaults of all services. */
record ServiceDraft(Identity identity, Rules rules, Owns owns, RunsOn runs, Contacts contacts) {

  record Identity(Optional<String> namespace, String name) {}

  record Rules(
      Optional<Slo> slo,
      Map<String, Double> thresholds,
      Optional<Mode> mode,
      Optional<Double> capacityPerPod) {}

  record Owns(List<String> groups, List<String> databases) {}

  record RunsOn(List<String> deployments, Map<String, String> selector, Optional<String> host) {}

  ServiceRef ref(Defaults defaults) {
    return new ServiceRef(identity.namespace().orElse(defaults.namespace()), identity.name());
  }

  /** The service; one without an objective of its own or of all must have been refused before. */
  ServiceConfiguration with(Defaults defaults, Mode mode) {
    return new ServiceConfiguration(watched(defaults, mode), placement(defaults), contacts);
  }

  /** Its own thresholds, by rule. */
  Map<String, Double> thresholds() {
    return rules.thresholds();
  }

  Optional<Slo> slo(Defaults defaults) {
    return rules.slo().or(defaults::slo);
  }

  private Watched watched(Defaults defaults, Mode mode) {
    return new Watched(
        ref(defaults),
        slo(defaults).orElseThrow(() -> new IllegalArgumentException("A service needs an slo.")),
        rules.mode().orElse(mode),
        new Watched.Owned(new HashSet<>(owns.groups()), new HashSet<>(owns.databases())),
        rules.capacityPerPod().map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
  }

  private Placement placement(Defaults defaults) {
    Workloads workloads =
        runs.selector().isEmpty()
            ? new Workloads.Named(deployments())
            : new Workloads.Labelled(runs.selector());
    return new Placement(ref(defaults), workloads, runs.host().orElse(identity.name()));
  }

  /** The Deployments by name; empty if labels select them. */
  Set<String> deployments() {
    boolean usual = runs.deployments().isEmpty() && runs.selector().isEmpty();
    return usual ? Set.of(identity.name()) : new HashSet<>(runs.deployments());
  }
}
