package dev.pulih.service.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

  /** 32 MB: https://platform.claude.com/docs/en/api/errors#request-size-limits */
  private static final int LARGEST = 32 << 20;

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
    return new Fault.Answers(message("claude-sonnet-4-5", content(text, false), "end_turn"));
  }

  /** A failure with the API's own words for it. */
  public static Fault failing(int status) {
    return new Fault.Answers(error(status));
  }

  /** 429 that says how long to wait. */
  public static Fault throttling(Duration retryAfter) {
    String seconds = Long.toString(retryAfter.toSeconds());
    return new Fault.Answers(error(429).with(Map.of("retry-after", seconds)));
  }

  private static Reply error(int status) {
    return switch (status) {
      case 429 -> error(429, "rate_limit_error", "This request would exceed your rate limit.");
      case 529 -> error(529, "overloaded_error", "Overloaded");
      case 500 -> error(500, "api_error", "Internal server error");
      default -> throw new IllegalArgumentException("No words for " + status);
    };
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
    if (!request.path().equals("/v1/messages")) {
      return error(404, "not_found_error", "Not found");
    }
    if (!request.method().equals("POST")) {
      return error(405, "invalid_request_error", "Method Not Allowed");
    }
    return unauthentic(request)
        .map(why -> error(401, "authentication_error", why))
        .orElseGet(() -> authentic(request));
  }

  private Reply authentic(Received request) {
    if (request.body().length() > LARGEST) {
      return error(413, "request_too_large", "Request exceeds the maximum size");
    }
    return ClaudeRequest.refusal(request)
        .map(why -> error(400, "invalid_request_error", why))
        .orElseGet(() -> answer(ClaudeRequest.body(request).orElseThrow()));
  }

  private Reply answer(JsonNode body) {
    String model = body.path("model").asString("");
    return ClaudeRequest.MODELS.contains(model)
        ? message(model, content(answer, ClaudeRequest.thinks(body)), stopReason)
        : error(404, "not_found_error", "model: " + model);
  }

  private static Optional<String> unauthentic(Received request) {
    Optional<String> key =
        request
            .header("x-api-key")
            .or(() -> request.header("authorization").map(h -> h.replaceFirst("^Bearer ", "")));
    return key.isEmpty()
        ? Optional.of("x-api-key header is required")
        : key.filter(KEY::equals).isPresent() ? Optional.empty() : Optional.of("invalid x-api-key");
  }

  private static List<Map<String, String>> content(String text, boolean thinks) {
    Map<String, String> thought = Map.of("type", "thinking", "thinking", "", "signature", "EqQB");
    Map<String, String> said = Map.of("type", "text", "text", text);
    return thinks ? List.of(thought, said) : List.of(said);
  }

  private static Reply message(String model, List<Map<String, String>> content, String stop) {
    Map<String, Object> usage =
        Map.of(
            "input_tokens", 1200,
            "output_tokens", 90,
            "cache_read_input_tokens", 0,
            "cache_creation_input_tokens", 0);
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
                    content,
                    "stop_reason",
                    stop,
                    "usage",
                    usage)));
  }

  private static Reply error(int status, String type, String message) {
    Map<String, Object> body =
        Map.of(
            "type", "error",
            "error", Map.of("type", type, "message", message),
            "request_id", "req_01");
    return Reply.json(status, JsonMapper.shared().writeValueAsString(body))
        .with(Map.of("request-id", "req_01"));
  }

  private static String model(Received request) {
    return ClaudeRequest.body(request).map(body -> body.path("model").asString("")).orElse("");
  }

  /** A request's body, if it is JSON. */
  public static Optional<JsonNode> body(Received request) {
    return ClaudeRequest.body(request);
  }
}
