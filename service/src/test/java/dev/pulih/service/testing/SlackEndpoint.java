package dev.pulih.service.testing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Slack's chat.postMessage and chat.update (<a
 * href="https://docs.slack.dev/reference/methods/chat.postMessage/">chat.postMessage</a>, <a
 * href="https://docs.slack.dev/reference/methods/chat.update/">chat.update</a>) for one bot and the
 * channels that it is in. Every other method is unknown, auth.test too.
 */
public final class SlackEndpoint extends VendorEndpoint {

  /** The token that it takes. */
  public static final String TOKEN = "xoxb-planted-1-2-slack";

  private final Map<String, String> channels = new TreeMap<>(Map.of("#bos-alerts", "C0BOSALERTS"));
  private final List<Message> messages = new ArrayList<>();
  private int calls;
  private final AtomicLong clock = new AtomicLong(1_700_000_000_000_100L);

  /**
   * A message as the channel shows it.
   *
   * @param channel the channel's id
   * @param ts its time stamp
   * @param threadTs the message whose thread it is in, if it is
   * @param broadcast whether a thread's message shows in the channel too
   * @param text its text
   * @param blocks its blocks, JSON
   * @param edits how often it was changed
   */
  public record Message(
      String channel,
      String ts,
      Optional<String> threadTs,
      boolean broadcast,
      String text,
      String blocks,
      int edits) {

    /** Whether it holds this, in its text or in its blocks. */
    public boolean says(String part) {
      return text.contains(part) || blocks.contains(part);
    }

    /** Whether it is in the channel itself. */
    public boolean inChannel() {
      return threadTs.isEmpty();
    }
  }

  /** An error with status 200, as Slack answers. */
  public static Fault notOk(String error) {
    return new Fault.Answers(error(error));
  }

  /** The bot is in one more channel. */
  public synchronized void joins(String name, String id) {
    channels.put(name, id);
  }

  /** The messages as they are now, in the order in which they were posted. */
  public synchronized List<Message> messages() {
    return List.copyOf(messages);
  }

  /** How often everyone in a channel was called: a change and a thread's message call nobody. */
  public synchronized int calls() {
    return calls;
  }

  @Override
  protected synchronized Reply serve(Received request) {
    Map<String, String> form = form(request.body());
    Optional<String> refusal = refusal(request, form);
    return refusal.map(SlackEndpoint::error).orElseGet(() -> done(request.path(), form));
  }

  private Reply done(String path, Map<String, String> form) {
    return switch (path) {
      case "/api/chat.postMessage" -> post(form);
      case "/api/chat.update" -> update(form);
      default -> error("unknown_method");
    };
  }

  private Reply post(Map<String, String> form) {
    Optional<String> thread = Optional.ofNullable(form.get("thread_ts"));
    String channel = id(form.get("channel"));
    if (thread.isPresent() && find(channel, thread.get()) < 0) {
      return error("thread_not_found");
    }
    String ts = stamp();
    Message message =
        new Message(
            channel,
            ts,
            thread,
            Set.of("1", "true").contains(form.getOrDefault("reply_broadcast", "")),
            form.getOrDefault("text", ""),
            form.getOrDefault("blocks", ""),
            0);
    messages.add(message);
    calls += message.inChannel() && message.says("<!channel>") ? 1 : 0;
    return ok(channel, ts);
  }

  private Reply update(Map<String, String> form) {
    int at = find(form.get("channel"), form.getOrDefault("ts", ""));
    if (at < 0) {
      return error("message_not_found");
    }
    Message old = messages.get(at);
    messages.set(
        at,
        new Message(
            old.channel(),
            old.ts(),
            old.threadTs(),
            old.broadcast(),
            form.getOrDefault("text", ""),
            form.getOrDefault("blocks", old.blocks()),
            old.edits() + 1));
    return ok(old.channel(), old.ts());
  }

  private Optional<String> refusal(Received request, Map<String, String> form) {
    Optional<String> token = request.header("authorization");
    if (token.isEmpty()) {
      return Optional.of("not_authed");
    }
    if (!token.get().equals("Bearer " + TOKEN)) {
      return Optional.of("invalid_auth");
    }
    if (form.getOrDefault("text", "").isEmpty()) {
      return Optional.of("no_text");
    }
    if (form.get("text").length() > 40_000) {
      return Optional.of("msg_too_long");
    }
    return unknownChannel(request, form).or(() -> SlackBlocks.refusal(form.get("blocks")));
  }

  /** chat.update knows channels by id only. */
  private Optional<String> unknownChannel(Received request, Map<String, String> form) {
    String channel = form.getOrDefault("channel", "");
    boolean known =
        channels.containsValue(channel)
            || (request.path().endsWith("postMessage") && channels.containsKey(channel));
    return known ? Optional.empty() : Optional.of("channel_not_found");
  }

  private String id(String channel) {
    return channels.getOrDefault(channel, channel);
  }

  private int find(String channel, String ts) {
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i).channel().equals(channel) && messages.get(i).ts().equals(ts)) {
        return i;
      }
    }
    return -1;
  }

  private String stamp() {
    long micros = clock.addAndGet(1_000_000);
    return micros / 1_000_000 + "." + "%06d".formatted(micros % 1_000_000);
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new TreeMap<>();
    for (String pair : body.split("&")) {
      int at = pair.indexOf('=');
      if (at > 0) {
        form.put(decode(pair.substring(0, at)), decode(pair.substring(at + 1)));
      }
    }
    return form;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Reply ok(String channel, String ts) {
    return Reply.json(
        200, "{\"ok\":true,\"channel\":\"" + channel + "\",\"ts\":\"" + ts + "\",\"message\":{}}");
  }

  private static Reply error(String error) {
    return Reply.json(200, "{\"ok\":false,\"error\":\"" + error + "\"}");
  }

  /** A message's blocks, parsed. */
  public static JsonNode blocks(Message message) {
    return JsonMapper.shared().readTree(message.blocks());
  }
}
