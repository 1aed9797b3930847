package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Failures;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.ResourceType;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import dev.pulih.simulator.cluster.store.Trait;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells clients what the API server serves. */
final class Discovery {

  private static final String VERBS = "create delete deletecollection get list patch update watch";
  private static final Map<String, Set<String>> GROUPS = groups();
  private static final Map<String, String> SHORT_NAMES =
      Map.ofEntries(
          Map.entry("configmaps", "cm"),
          Map.entry("daemonsets", "ds"),
          Map.entry("deployments", "deploy"),
          Map.entry("destinationrules", "dr"),
          Map.entry("events", "ev"),
          Map.entry("horizontalpodautoscalers", "hpa"),
          Map.entry("namespaces", "ns"),
          Map.entry("nodes", "no"),
          Map.entry("poddisruptionbudgets", "pdb"),
          Map.entry("pods", "po"),
          Map.entry("replicasets", "rs"),
          Map.entry("services", "svc"),
          Map.entry("statefulsets", "sts"),
          Map.entry("virtualservices", "vs"));

  private Discovery() {}

  static Reply answer(String path) {
    return switch (path) {
      case "/version", "/version/" -> Reply.json(200, version());
      case "/healthz", "/livez", "/readyz" -> Reply.text("ok");
      case "/api", "/api/" -> Reply.json(200, coreVersions());
      case "/apis", "/apis/" -> Reply.json(200, groupList());
      default -> Reply.json(200, deeper(path));
    };
  }

  private static ObjectNode deeper(String path) {
    String inside = path.replaceFirst("^/apis?/", "").replaceFirst("/$", "");
    if (path.startsWith("/api/") && inside.equals("v1")) {
      return resources("", "v1");
    }
    int slash = inside.indexOf('/');
    String group = slash < 0 ? inside : inside.substring(0, slash);
    if (!path.startsWith("/apis/") || !GROUPS.containsKey(group)) {
      throw Failures.noSuchResource();
    }
    return slash < 0 ? group(group) : versioned(group, inside.substring(slash + 1));
  }

  private static ObjectNode versioned(String group, String version) {
    if (!versions(group).contains(version)) {
      throw Failures.noSuchResource();
    }
    return resources(group, version);
  }

  private static ObjectNode version() {
    return Json.object()
        .put("major", "1")
        .put("minor", "36")
        .put("gitVersion", "v1.36.0")
        .put("gitCommit", "simulated")
        .put("gitTreeState", "clean")
        .put("buildDate", "2026-04-22T00:00:00Z")
        .put("goVersion", "none")
        .put("compiler", "javac")
        .put("platform", "linux/amd64");
  }

  private static ObjectNode coreVersions() {
    ObjectNode versions = Json.object().put("kind", "APIVersions");
    versions.putArray("versions").add("v1");
    versions.putArray("serverAddressByClientCIDRs");
    return versions;
  }

  private static ObjectNode groupList() {
    ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
    ArrayNode groups = list.putArray("groups");
    GROUPS.keySet().forEach(name -> groups.add(group(name)));
    return list;
  }

  private static ObjectNode group(String name) {
    ObjectNode group = Json.object().put("kind", "APIGroup").put("apiVersion", "v1");
    group.put("name", name);
    ArrayNode versions = group.putArray("versions");
    versions(name).forEach(version -> version(versions.addObject(), name, version));
    version(group.putObject("preferredVersion"), name, versions(name).iterator().next());
    return group;
  }

  private static Set<String> versions(String group) {
    return GROUPS.getOrDefault(group, Set.of());
  }

  private static void version(ObjectNode json, String group, String version) {
    json.put("groupVersion", group + "/" + version).put("version", version);
  }

  private static ObjectNode resources(String group, String version) {
    ObjectNode list = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1");
    list.put("groupVersion", group.isEmpty() ? version : group + "/" + version);
    ArrayNode resources = list.putArray("resources");
    ResourceTypes.all().stream()
        .filter(type -> type.group().equals(group) && type.versions().contains(version))
        .forEach(type -> describe(resources, type));
    special(resources, group);
    return list;
  }

  private static void describe(ArrayNode resources, ResourceType type) {
    resource(resources, type.plural(), type, VERBS);
    if (type.is(Trait.STATUS)) {
      resource(resources, type.plural() + "/status", type, "get patch update");
    }
    if (type.is(Trait.SCALE)) {
      resource(resources, type.plural() + "/scale", type, "get patch update")
          .put("group", "autoscaling")
          .put("version", "v1")
          .put("kind", "Scale");
    }
    if (type.equals(ResourceTypes.PODS)) {
      resource(resources, "pods/log", type, "get");
    }
  }

  private static ObjectNode resource(
      ArrayNode resources, String name, ResourceType type, String verbs) {
    ObjectNode resource = resources.addObject().put("name", name);
    boolean whole = name.indexOf('/') < 0;
    resource.put("singularName", whole ? type.kind().toLowerCase(Locale.ROOT) : "");
    resource.put("namespaced", type.namespaced()).put("kind", type.kind());
    if (SHORT_NAMES.containsKey(name)) {
      resource.putArray("shortNames").add(SHORT_NAMES.get(name));
    }
    ArrayNode listed = resource.putArray("verbs");
    for (String verb : verbs.split(" ", -1)) {
      listed.add(verb);
    }
    return resource;
  }

  private static void special(ArrayNode resources, String group) {
    if (group.equals(EventForms.GROUP)) {
      describe(resources, ResourceTypes.EVENTS);
    }
    if (group.equals("authorization.k8s.io")) {
      review(resources, "selfsubjectaccessreviews", "SelfSubjectAccessReview");
      review(resources, "selfsubjectrulesreviews", "SelfSubjectRulesReview");
    }
  }

  private static void review(ArrayNode resources, String name, String kind) {
    ObjectNode resource = resources.addObject().put("name", name);
    resource.put("singularName", kind.toLowerCase(Locale.ROOT));
    resource.put("namespaced", false).put("kind", kind).putArray("verbs").add("create");
  }

  private static Map<String, Set<String>> groups() {
    Map<String, Set<String>> groups = new LinkedHashMap<>();
    for (ResourceType type : ResourceTypes.all()) {
      groups.computeIfAbsent(type.group(), g -> new LinkedHashSet<>()).addAll(type.versions());
    }
    groups.remove("");
    groups.put(EventForms.GROUP, Set.of("v1"));
    groups.put("authorization.k8s.io", Set.of("v1"));
    return groups;
  }
}
