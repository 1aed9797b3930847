package dev.pulih.service.kubernetes;

import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Request;
import dev.pulih.service.cluster.Rights;
import dev.pulih.signal.WorkloadRef;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An annotation of Pulih's own Deployment that stops all actions while it is there, whatever it
 * says; what it says is the reason. While it is not known whether it is there, nothing acts.
 */
public final class KillAnnotation implements Supplier<Optional<String>> {

  /** Its name. */
  public static final String NAME = "pulih.dev/kill-switch";

  private final Cluster cluster;
  private final WorkloadRef own;
  private volatile Optional<String> thrown;

  /** The one of a Deployment; thrown until it is read. */
  public KillAnnotation(Cluster cluster, WorkloadRef own) {
    this.cluster = cluster;
    this.own = own;
    this.thrown = Optional.of("the annotation of " + own + ", which was not read yet");
  }

  @Override
  public Optional<String> get() {
    return thrown;
  }

  /** Reads it. Whatever goes wrong with that throws the switch, and nothing else. */
  public void refresh() {
    try {
      thrown = reason(read()).map(this::said);
    } catch (RuntimeException e) {
      thrown = Optional.of("the annotation of " + own + " cannot be read: " + e.getMessage());
    }
  }

  private Deployment read() {
    return cluster.ask(
        new Request(Rights.GET_OWN_DEPLOYMENT, own.namespace(), own.name()),
        api ->
            api.apps().deployments().inNamespace(own.namespace()).withName(own.name()).require());
  }

  private static Optional<String> reason(Deployment deployment) {
    return Optional.ofNullable(deployment.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(NAME));
  }

  private String said(String reason) {
    return "the annotation of " + own + (reason.isBlank() ? "" : ": " + reason.strip());
  }
}
