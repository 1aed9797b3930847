package dev.pulih.service.testing;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Claude's Messages API in version 2026-10-21 (<a
 * href="https://platform.claude.com/docs/en/api/messages">messages</a>, <a
 * href="https://platform.claude.com/docs/en/api/errors">errors</a>), as far as a question with a
 * structured answer goes.
 */
public final class ClaudeEndpoint extends VendorEndpoint {

  /** The key that it takes. */
  public static final String KEY = "sk-ant-planted-key";

  /** The verdict that it gives unless told otherwise. */
  public static final String VERDICT =
      """
      {"is_anomaly":true,"confidence":85,"root_cause":"One pod runs out of memory.",\
      "recommended_action":"kubectl -n prod rollout restart deployment/txn-service",\
      "auto_recoverable":true}\
      """;

  private static final Set<String> FIELDS =
      Set.of("model", "max_tokens", "messages", "system", "output_config", "metadata", "stream");

  private static final Set<String> MODELS = Set.of("claude-sonnet-4-5", "claude-haiku-4-5");

  private final Map<String, Fault> faults = new ConcurrentHashMap<>();
  private volatile String answer = VERDICT;
  private volatile String stopReason = "end_turn";

  /** One model fails like this until {@link #recover}; the others do not. */
  public void fail(String model, Fault fault) {
    faults.put(model, fault);
  }

  /** What the models say from now on. */
  public void says(String text) {
    answers(text, "end_turn");
  }

  /** What the models say from now on, and why they stop. */
  public void answers(String text, String stop) {
    answer = text;
    stopReason = stop;
  }

  /** A well-formed answer with this text. */
  public static Fault saying(String text) {
    return new Fault.Answers(message("claude-sonnet-4-5", text, "end_turn"));
  }

  /** The models that were asked, in order. */
  public List<String> asked() {
    return received().stream().map(ClaudeEndpoint::model).toList();
  }

  @Override
  public void recover() {
    super.recover();
    faults.clear();
  }

  @Override
  protected Optional<Fault> fault(Received request) {
    return Optional.ofNullable(faults.get(model(request))).or(() -> super.fault(request));
  }

  @Override
  protected Reply serve(Received request) {
    if (!request.method().equals("POST") || !request.path().equals("/v1/messages")) {
      return error(404, "not_found_error", "Not found");
    }
    if (!authentic(request)) {
      return error(401, "authentication_error", "invalid API key");
    }
    return refusal(request)
        .map(why -> error(400, "invalid_request_error", why))
        .orElseGet(() -> answer(model(request)));
  }

  private Reply answer(String model) {
    return MODELS.contains(model)
        ? message(model, answer, stopReason)
        : error(404, "not_found_error", "model: " + model);
  }

  private static boolean authentic(Received request) {
    return request.header("authorization").filter(("Bearer " + KEY)::equals).isPresent()
        || request.header("x-api-key").filter(KEY::equals).isPresent();
  }

  private static Optional<String> refusal(Received request) {
    if (!request.header("anthropic-version").filter("2026-10-21"::equals).isPresent()) {
      return Optional.of("anthropic-version: header is required");
    }
    if (!request.header("content-type").filter(t -> t.startsWith("application/json")).isPresent()) {
      return Optional.of("content-type: must be application/json");
    }
    return body(request).map(ClaudeEndpoint::refusal).orElse(Optional.of("body: is no JSON"));
  }

  private static Optional<String> refusal(JsonNode body) {
    Set<String> unknown = new HashSet<>(body.propertyNames());
    unknown.removeAll(FIELDS);
    if (!unknown.isEmpty()) {
      return Optional.of(unknown + ": Extra inputs are not permitted");
    }
    if (body.path("max_tokens").asInt(0) < 1) {
      return Optional.of("max_tokens: Field required");
    }
    if (!body.path("model").isString()) {
      return Optional.of("model: Field required");
    }
    return messages(body.path("messages")).or(() -> format(body.path("output_config")));
  }

  private static Optional<String> messages(JsonNode messages) {
    if (!messages.isArray() || messages.isEmpty()) {
      return Optional.of("messages: at least one message is required");
    }
    for (JsonNode message : messages) {
      if (!Set.of("user", "assistant").contains(message.path("role").asString(""))) {
        return Optional.of("messages.role: Input should be 'user' or 'assistant'");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> format(JsonNode config) {
    JsonNode schema = config.path("format").path("schema");
    boolean valid =
        config.isMissingNode()
            || (config.path("format").path("type").asString("").equals("json_schema")
                && schema.path("type").asString("").equals("object")
                && schema.path("additionalProperties").isBoolean()
                && !schema.path("additionalProperties").asBoolean());
    return valid
        ? Optional.empty()
        : Optional.of("output_config.format.schema: 'additionalProperties' must be false");
  }

  private static Reply message(String model, String text, String stop) {
    Map<String, Object> usage = Map.of("input_tokens", 1200, "output_tokens", 90);
    return Reply.json(
        200,
        JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "id",
                    "msg_01",
                    "type",
                    "message",
                    "role",
                    "assistant",
                    "model",
                    model,
                    "content",
                    List.of(Map.of("type", "text", "text", text)),
                    "stop_reason",
                    stop,
                    "usage",
                    usage)));
  }

  private static Reply error(int status, String type, String message) {
    return Reply.json(
        status,
        JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "type", "error",
                    "error", Map.of("type", type, "message", message),
                    "request_id", "req_01")));
  }

  private static String model(Received request) {
    return body(request).map(body -> body.path("model").asString("")).orElse("");
  }

  /** A request's body, if it is JSON. */
  public static Optional<JsonNode> body(Received request) {
    try {
      return Optional.of(JsonMapper.shared().readTree(request.body()));
    } catch (JacksonException noJson) {
      return Optional.empty();
    }
  }
}
