package dev.pulih.service.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody in Slack: what Slack sends when they press a button or type a command (<a
 * href="https://docs.slack.dev/reference/interaction-payloads/block_actions-payload/">block
 * actions</a>, <a href="https://docs.slack.dev/interactivity/implementing-slash-commands/">slash
 * commands</a>).
 *
 * @param id the user's id
 * @param name the user's name
 */
public record SlackPerson(String id, String name) {

  /** The payload of a button that was pressed. */
  public String press(String actionId, String value, String responseUrl) {
    ObjectNode payload = JsonMapper.shared().createObjectNode();
    payload.put("type", "block_actions");
    payload.put("api_app_id", "A0PULIH");
    payload.put("trigger_id", "13345224609.738474920.8088930838d88f008e0");
    payload.put("response_url", responseUrl);
    payload.putObject("team").put("id", "T0BOS").put("domain", "bos");
    payload
        .putObject("user")
        .put("id", id)
        .put("username", name)
        .put("name", name)
        .put("team_id", "T0BOS");
    payload.putObject("channel").put("id", "C0BOSALERTS").put("name", "bos-alerts");
    payload
        .putObject("container")
        .put("type", "message")
        .put("message_ts", "1700000000.000100")
        .put("channel_id", "C0BOSALERTS")
        .put("is_ephemeral", false);
    message(payload.putObject("message"));
    payload
        .putArray("actions")
        .addObject()
        .put("type", "button")
        .put("action_id", actionId)
        .put("block_id", "b1")
        .put("value", value)
        .put("action_ts", "1700000001.000200")
        .putObject("text")
        .put("type", "plain_text")
        .put("text", "Button");
    return payload.toString();
  }

  /**
   * The whole message comes back, here as long as it can be and in Korean, with a block of 2030.
   */
  private static void message(ObjectNode message) {
    message.put("type", "message").put("ts", "1700000000.000100").put("text", "복".repeat(3_000));
    var blocks = message.putArray("blocks");
    blocks
        .addObject()
        .put("type", "section")
        .putObject("text")
        .put("type", "mrkdwn")
        .put("text", "구".repeat(3_000));
    blocks.addObject().put("type", "hologram").put("depth", 3);
  }

  /** The form of an interaction. */
  public static String form(String payload) {
    return form(Map.of("payload", payload));
  }

  /** The fields of a command. */
  public Map<String, String> command(String text, String responseUrl) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("team_id", "T0BOS");
    fields.put("team_domain", "bos");
    fields.put("channel_id", "C0BOSALERTS");
    fields.put("channel_name", "bos-alerts");
    fields.put("user_id", id);
    fields.put("user_name", name);
    fields.put("command", "/pulih");
    fields.put("text", text);
    fields.put("api_app_id", "A0PULIH");
    fields.put("response_url", responseUrl);
    fields.put("trigger_id", "13345224609.738474920.8088930838d88f008e0");
    return fields;
  }

  /** Fields as Slack sends them by HTTP. */
  public static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
