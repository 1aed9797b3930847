package dev.pulih.simulator.server;

import dev.pulih.simulator.cluster.api.PolicyRule;
import dev.pulih.simulator.cluster.api.User;
import dev.pulih.simulator.world.BackOffice;
import java.util.List;
import java.util.Set;

/** Who may call the simulated cluster: an administrator, and Pulih with no more than it needs. */
final class Users {
  static final String ADMIN_TOKEN = "simulated-admin";
  static final String PULIH_TOKEN = "simulated-pulih";

  /** The namespace that Pulih itself runs in. */
  static final String OWN = "pulih";

  private static final String BOS = BackOffice.NAMESPACE;
  private static final String ISTIO = "networking.istio.io";

  private Users() {}

  static List<User> all() {
    return List.of(User.admin(ADMIN_TOKEN), pulih());
  }

  private static User pulih() {
    String name = "system:serviceaccount:pulih:pulih";
    return new User(
        name,
        PULIH_TOKEN,
        List.of(
            read("", "pods", "pods/log", "events"),
            read("apps", "deployments", "replicasets"),
            read(ISTIO, "virtualservices", "destinationrules"),
            read("flagger.app", "canaries"),
            read("argoproj.io", "rollouts"),
            read("autoscaling", "horizontalpodautoscalers"),
            PolicyRule.in(BOS, "apps", "deployments", "patch"),
            PolicyRule.in(BOS, ISTIO, "virtualservices", "patch"),
            PolicyRule.in(OWN, "coordination.k8s.io", "leases", "get", "create", "patch")));
  }

  private static PolicyRule read(String group, String... resources) {
    return new PolicyRule(
        BOS, Set.of(group), Set.of(resources), Set.of(), Set.of("get", "list", "watch"));
  }
}
