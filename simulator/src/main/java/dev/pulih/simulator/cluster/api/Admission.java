package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Failures;
import dev.pulih.simulator.cluster.store.Failures.Cause;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.ObjectKey;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import dev.pulih.simulator.cluster.store.Trait;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** The gate that every new state of an object passes: structure, defaults and rules of its kind. */
final class Admission {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");
  private static final int LONGEST_NAME = 253;
  private static final Map<String, Optional<Schema>> SCHEMAS = new ConcurrentHashMap<>();

  private final Target target;
  private final ApiRequest request;

  Admission(Target target, ApiRequest request) {
    this.target = target;
    this.request = request;
  }

  /** Checks a new state, completing it in place. */
  void admit(ObjectKey key, Optional<ObjectNode> current, ObjectNode next) {
    if (!NAME.matcher(key.name()).matches() || key.name().length() > LONGEST_NAME) {
      throw Failures.invalid(key, Cause.invalid("metadata.name", badName(key.name())));
    }
    Nulls.drop(next);
    schema().ifPresent(schema -> structure(key, schema.prune(next)));
    if (key.type().equals(ResourceTypes.DEPLOYMENTS)) {
      DeploymentRules.fillIn(next);
      DeploymentRules.check(key, current, next);
    }
  }

  private static String badName(String name) {
    return "\"%s\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
            .formatted(name)
        + " characters, '-' or '.', and must start and end with an alphanumeric character";
  }

  private Optional<Schema> schema() {
    return SCHEMAS.computeIfAbsent(target.type().kind(), Schema::of);
  }

  private void structure(ObjectKey key, Schema.Findings findings) {
    if (!findings.types().isEmpty()) {
      throw wrongType(key, findings.types().getFirst());
    }
    if (request.query().strict() && !findings.unknown().isEmpty()) {
      throw unknown(key, findings.unknown());
    }
  }

  private RuntimeException wrongType(ObjectKey key, Cause cause) {
    return target.type().is(Trait.CUSTOM)
        ? Failures.invalid(key, cause)
        : Wire.badRequest(
            "%s in version \"%s\" cannot be handled as a %s: %s: %s"
                .formatted(
                    key.type().kind(),
                    target.version(),
                    key.type().kind(),
                    cause.field(),
                    cause.message()));
  }

  /**
   * Real servers refuse unknown fields of a patch as invalid and of whole objects as bad requests.
   */
  private RuntimeException unknown(ObjectKey key, List<String> fields) {
    String list =
        String.join(", ", fields.stream().map("unknown field \"%s\""::formatted).toList());
    String message = "strict decoding error: " + list;
    return request.method().equals("PATCH")
        ? Failures.invalid(key, Cause.invalid("patch", "%s: %s".formatted(shortened(), message)))
        : Wire.badRequest(
            "%s in version \"%s\" cannot be handled as a %s: %s"
                .formatted(key.type().kind(), target.version(), key.type().kind(), message));
  }

  private String shortened() {
    return Json.object().put("patch", request.body()).path("patch").toString();
  }
}
