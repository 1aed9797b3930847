package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Failures;
import dev.pulih.simulator.cluster.store.Json;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers callers who ask what they may do. */
final class Reviews {

  static final String PREFIX = "/apis/authorization.k8s.io/v1/";

  private Reviews() {}

  static ObjectNode answer(String path, User user, ObjectNode review) {
    return switch (path.substring(PREFIX.length())) {
      case "selfsubjectaccessreviews" -> access(user, review);
      case "selfsubjectrulesreviews" -> rules(user, review);
      default -> throw Failures.noSuchResource();
    };
  }

  private static ObjectNode access(User user, ObjectNode review) {
    Action action = action(Json.at(review, "spec", "resourceAttributes"));
    boolean allowed = user.may(action);
    ObjectNode status = review.putObject("status").put("allowed", allowed);
    status.put("reason", allowed ? "" : Access.refusal(user, action));
    return named(review, "SelfSubjectAccessReview");
  }

  private static Action action(JsonNode asked) {
    String subresource = Json.text(asked, "subresource");
    String resource = Json.text(asked, "resource");
    return new Action(
        Json.text(asked, "verb"),
        Json.text(asked, "group"),
        subresource.isEmpty() ? resource : resource + "/" + subresource,
        Json.text(asked, "namespace"),
        Json.text(asked, "name"));
  }

  private static ObjectNode rules(User user, ObjectNode review) {
    String namespace = Json.text(review, "spec", "namespace");
    ObjectNode status = review.putObject("status").put("incomplete", false);
    ArrayNode rules = status.putArray("resourceRules");
    user.rules().stream()
        .filter(rule -> rule.holdsIn(namespace))
        .forEach(rule -> rules.add(describe(rule)));
    status.putArray("nonResourceRules");
    return named(review, "SelfSubjectRulesReview");
  }

  private static ObjectNode describe(PolicyRule rule) {
    ObjectNode described = Json.object();
    texts(described, "verbs", rule.verbs());
    texts(described, "apiGroups", rule.groups());
    texts(described, "resources", rule.resources());
    if (!rule.names().isEmpty()) {
      texts(described, "resourceNames", rule.names());
    }
    return described;
  }

  private static void texts(ObjectNode target, String name, Set<String> values) {
    ArrayNode array = target.putArray(name);
    values.stream().sorted().forEach(array::add);
  }

  private static ObjectNode named(ObjectNode review, String kind) {
    Json.child(review, "metadata");
    return review.put("apiVersion", "authorization.k8s.io/v1").put("kind", kind);
  }
}
