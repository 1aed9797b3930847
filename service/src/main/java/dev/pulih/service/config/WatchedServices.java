package dev.pulih.service.config;

import dev.pulih.policy.Mode;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.signal.ServiceRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the watched services from what is written, and refuses what two of them cannot share. */
final class WatchedServices {

  private final Fields fields;
  private final Key<List<ServiceDraft>> key;
  private final Defaults defaults;
  private final Set<ServiceRef> services = new HashSet<>();
  private final Map<String, ServiceRef> owners = new HashMap<>();

  WatchedServices(Fields fields, Key<List<ServiceDraft>> key, Defaults defaults) {
    this.fields = fields;
    this.key = key;
    this.defaults = defaults;
  }

  List<ServiceConfiguration> services(Mode mode) {
    List<ServiceDraft> drafts = fields.get(key);
    fields.check(!drafts.isEmpty(), key, "nothing is watched", "at least one service");
    for (int i = 0; i < drafts.size(); i++) {
      check(drafts.get(i), "[" + i + "]");
    }
    // One without an objective has just been refused.
    return drafts.stream()
        .filter(draft -> draft.slo(defaults).isPresent())
        .map(draft -> draft.with(defaults, mode))
        .toList();
  }

  private void check(ServiceDraft draft, String at) {
    ServiceRef ref = draft.ref(defaults);
    boolean objective = draft.slo(defaults).isPresent();
    fields.check(objective, key, at + ".slo", ref + " has no objective", "slo here or in defaults");
    fields.check(
        services.add(ref), key, at + ".name", ref + " is listed twice", "each service once");
    draft
        .owns()
        .groups()
        .forEach(group -> own("consumer group " + group, ref, at + ".kafkaGroups"));
    draft.deployments().forEach(name -> own(deployment(ref, name), ref, at + ".deployments"));
  }

  private static String deployment(ServiceRef ref, String name) {
    return "Deployment " + ref.namespace() + "/" + name;
  }

  private void own(String what, ServiceRef by, String at) {
    ServiceRef owner = owners.putIfAbsent(what, by);
    boolean free = owner == null || owner.equals(by);
    fields.check(free, key, at, what + " belongs to " + owner + " already", "one service for each");
  }
}
