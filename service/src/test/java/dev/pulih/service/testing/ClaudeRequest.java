package dev.pulih.service.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Claude's Messages API refuses in a request, in its words. */
final class ClaudeRequest {

  /** One that thinks unless it is told otherwise. */
  static final String SONNET_5_5 = "claude-sonnet-5-5";

  static final Set<String> MODELS = Set.of("claude-sonnet-4-5", SONNET_5_5, "claude-haiku-4-5");

  private static final Set<String> FIELDS =
      Set.of(
          "model",
          "max_tokens",
          "messages",
          "system",
          "output_config",
          "metadata",
          "stream",
          "thinking");

  /** Sampling is the models' own business since version 2026-10-21. */
  private static final Set<String> SAMPLING = Set.of("temperature", "top_p", "top_k");

  private static final int LONGEST = 64_000;

  /** Keywords of a schema that structured answers do not know. */
  private static final Set<String> UNSUPPORTED =
      Set.of("minimum", "maximum", "minLength", "maxLength", "multipleOf", "maxItems");

  private ClaudeRequest() {}

  /** A request's body, if it is JSON. */
  static Optional<JsonNode> body(Received request) {
    try {
      return Optional.of(JsonMapper.shared().readTree(request.body()));
    } catch (JacksonException noJson) {
      return Optional.empty();
    }
  }

  /** Why it is refused, if it is. */
  static Optional<String> refusal(Received request) {
    return headers(request)
        .or(
            () ->
                body(request)
                    .filter(JsonNode::isObject)
                    .map(ClaudeRequest::refusal)
                    .orElse(Optional.of("The request body is not valid JSON")));
  }

  private static Optional<String> headers(Received request) {
    Optional<String> version = request.header("anthropic-version");
    if (version.isEmpty()) {
      return Optional.of("anthropic-version: header is required");
    }
    if (!version.filter("2026-10-21"::equals).isPresent()) {
      return Optional.of("anthropic-version: \"" + version.orElseThrow() + "\" is not valid");
    }
    boolean json =
        request.header("content-type").filter(t -> t.startsWith("application/json")).isPresent();
    return json ? Optional.empty() : Optional.of("content-type: must be application/json");
  }

  private static Optional<String> refusal(JsonNode body) {
    return first(
        List.of(
            ClaudeRequest::unknown,
            ClaudeRequest::model,
            ClaudeRequest::maxTokens,
            ClaudeRequest::system,
            b -> messages(b.path("messages")),
            b -> format(b.path("output_config")),
            ClaudeRequest::thinking),
        body);
  }

  private static Optional<String> thinking(JsonNode body) {
    Set<String> known =
        body.path("model").asString("").equals(SONNET_5_5)
            ? Set.of("adaptive", "between_tools")
            : Set.of("enabled", "disabled");
    String type = body.at("/thinking/type").asString("");
    return body.path("thinking").isMissingNode() || known.contains(type)
        ? Optional.empty()
        : Optional.of("thinking.type: \"" + type + "\" is not supported by this model");
  }

  /** Whether a model thinks before it answers a request. */
  static boolean thinks(JsonNode body) {
    return body.path("model").asString("").equals(SONNET_5_5)
        && !body.at("/thinking/type").asString("").equals("between_tools");
  }

  private static Optional<String> first(
      List<Function<JsonNode, Optional<String>>> rules, JsonNode node) {
    return rules.stream().flatMap(rule -> rule.apply(node).stream()).findFirst();
  }

  private static Optional<String> unknown(JsonNode body) {
    Set<String> extra = new TreeSet<>(body.propertyNames());
    extra.removeAll(FIELDS);
    return extra.stream()
        .findFirst()
        .map(
            field ->
                SAMPLING.contains(field)
                    ? field + ": sampling parameters are not supported in this version"
                    : field + ": Extra inputs are not permitted");
  }

  private static Optional<String> model(JsonNode body) {
    boolean named = body.path("model").isString() && !body.path("model").asString().isEmpty();
    return named ? Optional.empty() : Optional.of("model: Field required");
  }

  private static Optional<String> maxTokens(JsonNode body) {
    JsonNode most = body.path("max_tokens");
    if (most.isMissingNode()) {
      return Optional.of("max_tokens: Field required");
    }
    if (!most.isInt()) {
      return Optional.of("max_tokens: Input should be a valid integer");
    }
    if (most.asInt() < 1) {
      return Optional.of("max_tokens: Input should be greater than or equal to 1");
    }
    return most.asInt() <= LONGEST
        ? Optional.empty()
        : Optional.of("max_tokens: " + most + " > " + LONGEST);
  }

  private static Optional<String> system(JsonNode body) {
    JsonNode system = body.path("system");
    boolean fits = system.isMissingNode() || system.isString() || system.isArray();
    return fits ? Optional.empty() : Optional.of("system: Input should be a valid list");
  }

  private static Optional<String> messages(JsonNode messages) {
    if (!messages.isArray()) {
      return Optional.of("messages: Field required");
    }
    if (messages.isEmpty()) {
      return Optional.of("messages: at least one message is required");
    }
    return IntStream.range(0, messages.size())
        .mapToObj(i -> message(i, messages.get(i)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> message(int index, JsonNode message) {
    String at = "messages." + index + ".";
    String role = message.path("role").asString("");
    if (!Set.of("user", "assistant").contains(role)) {
      return Optional.of(at + "role: Input should be 'user' or 'assistant'");
    }
    if (index == 0 && !role.equals("user")) {
      return Optional.of("messages: first message must use the \"user\" role");
    }
    boolean content = message.path("content").isString() || message.path("content").isArray();
    if (!content) {
      return Optional.of(at + "content: Field required");
    }
    return message.path("content").isEmpty() && message.path("content").asString("").isBlank()
        ? Optional.of(at + "content: must be non-empty")
        : extra(at, message);
  }

  private static Optional<String> extra(String at, JsonNode message) {
    Set<String> extra = new TreeSet<>(message.propertyNames());
    extra.removeAll(Set.of("role", "content"));
    return extra.stream().findFirst().map(f -> at + f + ": Extra inputs are not permitted");
  }

  private static Optional<String> format(JsonNode config) {
    if (config.isMissingNode()) {
      return Optional.empty();
    }
    JsonNode format = config.path("format");
    if (!format.path("type").asString("").equals("json_schema")) {
      return Optional.of("output_config.format.type: Input should be 'json_schema'");
    }
    return schema(format.path("schema"));
  }

  private static Optional<String> schema(JsonNode schema) {
    if (!schema.path("type").asString("").equals("object")) {
      return Optional.of("output_config.format.schema: type must be 'object'");
    }
    JsonNode more = schema.path("additionalProperties");
    if (!more.isBoolean() || more.asBoolean()) {
      return Optional.of("output_config.format.schema: 'additionalProperties' must be false");
    }
    return properties(schema)
        .flatMap(property -> unsupported(property.getKey(), property.getValue()).stream())
        .findFirst();
  }

  private static Stream<Map.Entry<String, JsonNode>> properties(JsonNode schema) {
    return schema.path("properties").properties().stream();
  }

  private static Optional<String> unsupported(String name, JsonNode property) {
    Set<String> used = new TreeSet<>(property.propertyNames());
    used.retainAll(UNSUPPORTED);
    return used.stream()
        .findFirst()
        .map(
            keyword ->
                "output_config.format.schema: property '%s' uses '%s', which is not supported"
                    .formatted(name, keyword));
  }
}
