package dev.pulih.simulator.server;

import dev.pulih.simulator.cluster.api.PolicyRule;
import dev.pulih.simulator.cluster.api.User;
import dev.pulih.simulator.world.BackOffice;
import java.util.List;

/** Who may call the simulated cluster: an administrator, and Pulih with no more than it needs. */
final class Users {
  static final String ADMIN_TOKEN = "simulated-admin";
  static final String PULIH_TOKEN = "simulated-pulih";

  /** The namespace that Pulih itself runs in. */
  static final String OWN = "pulih";

  private static final String BOS = BackOffice.NAMESPACE;
  private static final String ISTIO = "networking.istio.io";

  /** What the shipped Role grants, and nothing else. */
  static final List<PolicyRule> PULIH =
      List.of(
          PolicyRule.in(BOS, "", "pods", "get", "list"),
          PolicyRule.in(BOS, "", "pods/log", "get"),
          PolicyRule.in(BOS, "", "events", "list"),
          PolicyRule.in(BOS, "apps", "deployments", "get", "list", "patch"),
          PolicyRule.in(BOS, "apps", "replicasets", "list"),
          PolicyRule.in(BOS, ISTIO, "virtualservices", "get", "list", "patch"),
          PolicyRule.in(BOS, ISTIO, "destinationrules", "list"),
          PolicyRule.in(BOS, "flagger.app", "canaries", "list"),
          PolicyRule.in(BOS, "argoproj.io", "rollouts", "list"),
          PolicyRule.in(BOS, "autoscaling", "horizontalpodautoscalers", "list"),
          PolicyRule.in(OWN, "coordination.k8s.io", "leases", "get", "create", "patch"));

  private Users() {}

  static List<User> all(List<PolicyRule> pulih) {
    String name = "system:serviceaccount:pulih:pulih";
    return List.of(User.admin(ADMIN_TOKEN), new User(name, PULIH_TOKEN, pulih));
  }
}
