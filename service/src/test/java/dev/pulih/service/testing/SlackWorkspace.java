package dev.pulih.service.testing;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The part of Slack that people press and type in: usergroups.users.list, chat.postEphemeral,
 * apps.connections.open (<a href="https://docs.slack.dev/reference/methods/">methods</a>) and
 * response URLs, which take five answers each (<a
 * href="https://docs.slack.dev/interactivity/handling-user-interaction/">handling user
 * interaction</a>).
 */
public final class SlackWorkspace extends VendorEndpoint {

  /** The app's token for Socket Mode. */
  public static final String APP_TOKEN = "xapp-1-planted-slack";

  private static final int ANSWERS_A_URL = 5;

  private final Map<String, Set<String>> groups = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> uses = new ConcurrentHashMap<>();
  private final List<Answer> answers = new CopyOnWriteArrayList<>();
  private final AtomicInteger urls = new AtomicInteger();
  private volatile Supplier<URI> socket = () -> URI.create("ws://127.0.0.1:9");
  private volatile Optional<Fault> responsesFail = Optional.empty();

  /**
   * What only one person sees.
   *
   * @param through {@code response_url} or {@code chat.postEphemeral}
   * @param to the response URL's path, or the user
   * @param text the text
   */
  public record Answer(String through, String to, String text) {}

  /** A user group and its members. */
  public void group(String id, String... members) {
    groups.put(id, Set.of(members));
  }

  /** Where apps.connections.open sends the app. */
  public void socketAt(Supplier<URI> address) {
    socket = address;
  }

  /** What people were answered, in order. */
  public List<Answer> answers() {
    return List.copyOf(answers);
  }

  /** A response URL that was not used before. */
  public String responseUrl() {
    return uri() + "/actions/T0BOS/" + urls.incrementAndGet();
  }

  /** Every response URL fails like this. */
  public void failResponses(Fault fault) {
    responsesFail = Optional.of(fault);
  }

  /** How often a method was called, in vain too. */
  public long calls(String method) {
    return received().stream().filter(r -> r.path().equals("/api/" + method)).count();
  }

  @Override
  protected Optional<Fault> fault(Received request) {
    return request.path().startsWith("/actions/") ? responsesFail : super.fault(request);
  }

  @Override
  protected Reply serve(Received request) {
    return request.path().startsWith("/actions/") ? response(request) : method(request);
  }

  private Reply response(Received request) {
    int used = uses.computeIfAbsent(request.path(), _ -> new AtomicInteger()).incrementAndGet();
    boolean json = request.header("content-type").orElse("").startsWith("application/json");
    if (used > ANSWERS_A_URL || !json) {
      return Reply.json(404, "{\"ok\":false,\"error\":\"used_url\"}");
    }
    return response(request.path(), request.body());
  }

  private Reply response(String path, String body) {
    JsonNode answer = parsed(body);
    String text = answer.path("text").asString("");
    boolean ephemeral = answer.path("response_type").asString("").equals("ephemeral");
    if (text.isEmpty() || !ephemeral || answer.path("replace_original").asBoolean(false)) {
      return Reply.json(400, "{\"ok\":false,\"error\":\"invalid_payload\"}");
    }
    answers.add(new Answer("response_url", path, text));
    return new Reply(200, Map.of("Content-Type", "text/plain"), "ok");
  }

  private static JsonNode parsed(String body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException noJson) {
      return JsonMapper.shared().createObjectNode();
    }
  }

  private Reply method(Received request) {
    Map<String, String> form = form(request.body());
    String token = request.header("authorization").orElse("");
    return switch (request.path()) {
      case "/api/usergroups.users.list" -> asBot(token, () -> members(form));
      case "/api/chat.postEphemeral" -> asBot(token, () -> whisper(form));
      case "/api/apps.connections.open" ->
          token.equals("Bearer " + APP_TOKEN)
              ? Reply.json(200, "{\"ok\":true,\"url\":\"" + socket.get() + "\"}")
              : error("not_allowed_token_type");
      default -> error("unknown_method");
    };
  }

  private static Reply asBot(String token, Supplier<Reply> answer) {
    return token.equals("Bearer " + SlackEndpoint.TOKEN) ? answer.get() : error("invalid_auth");
  }

  private Reply members(Map<String, String> form) {
    Set<String> members = groups.get(form.getOrDefault("usergroup", ""));
    return members == null
        ? error("no_such_subteam")
        : Reply.json(
            200, "{\"ok\":true,\"users\":" + JsonMapper.shared().writeValueAsString(members) + "}");
  }

  private Reply whisper(Map<String, String> form) {
    if (!form.getOrDefault("channel", "").matches("[CDG][A-Z0-9]+")) {
      return error("channel_not_found");
    }
    if (form.getOrDefault("text", "").isEmpty() || !form.containsKey("user")) {
      return error("no_text");
    }
    answers.add(new Answer("chat.postEphemeral", form.get("user"), form.get("text")));
    return Reply.json(200, "{\"ok\":true,\"message_ts\":\"1700000000.000100\"}");
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new TreeMap<>();
    for (String pair : body.split("&")) {
      int at = pair.indexOf('=');
      if (at > 0) {
        form.put(
            pair.substring(0, at),
            URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
      }
    }
    return form;
  }

  private static Reply error(String error) {
    return Reply.json(200, "{\"ok\":false,\"error\":\"" + error + "\"}");
  }
}
