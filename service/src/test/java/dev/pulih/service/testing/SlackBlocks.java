package dev.pulih.service.testing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Slack refuses of blocks (<a
 * href="https://docs.slack.dev/reference/block-kit/blocks/">blocks</a>): headers are plain text of
 * 1 to 150 characters, sections hold 1 to 3,000, buttons 75, a message 50 blocks and about 13,000
 * characters.
 */
public final class SlackBlocks {

  private SlackBlocks() {}

  /** Why Slack refuses a message's blocks, if it does. */
  public static Optional<String> refusal(String blocks) {
    if (blocks == null) {
      return Optional.empty();
    }
    try {
      return refusal(JsonMapper.shared().readTree(blocks));
    } catch (JacksonException noJson) {
      return Optional.of("invalid_blocks_format");
    }
  }

  private static Optional<String> refusal(JsonNode blocks) {
    boolean valid =
        blocks.isArray()
            && blocks.size() <= 50
            && StreamSupport.stream(blocks.spliterator(), false).allMatch(SlackBlocks::valid);
    if (!valid) {
      return Optional.of("invalid_blocks");
    }
    return blocks.toString().length() > 13_200
        ? Optional.of("msg_blocks_too_long")
        : Optional.empty();
  }

  private static boolean valid(JsonNode block) {
    JsonNode text = block.path("text");
    return switch (block.path("type").asString("")) {
      case "header" -> is(text, "plain_text", 150);
      case "section" -> is(text, "mrkdwn", 3_000) || is(text, "plain_text", 3_000);
      case "actions" -> buttons(block.path("elements"));
      default -> false;
    };
  }

  /** At most 25, each with an action id of its own. */
  private static boolean buttons(JsonNode elements) {
    List<JsonNode> buttons = StreamSupport.stream(elements.spliterator(), false).toList();
    long ids = buttons.stream().map(b -> b.path("action_id").asString("")).distinct().count();
    return !buttons.isEmpty()
        && buttons.size() <= 25
        && ids == buttons.size()
        && buttons.stream().allMatch(SlackBlocks::button);
  }

  private static boolean button(JsonNode button) {
    return button.path("type").asString("").equals("button")
        && is(button.path("text"), "plain_text", 75)
        && within(1, 255, button.path("action_id"))
        && within(0, 2_000, button.path("value"))
        && Set.of("", "primary", "danger").contains(button.path("style").asString(""))
        && (button.path("confirm").isMissingNode() || dialog(button.path("confirm")));
  }

  private static boolean dialog(JsonNode confirm) {
    return is(confirm.path("title"), "plain_text", 100)
        && is(confirm.path("text"), "plain_text", 300)
        && is(confirm.path("confirm"), "plain_text", 30)
        && is(confirm.path("deny"), "plain_text", 30);
  }

  private static boolean within(int least, int most, JsonNode text) {
    int length = text.asString("").length();
    return least <= length && length <= most;
  }

  private static boolean is(JsonNode text, String type, int most) {
    String said = text.path("text").asString("");
    return text.path("type").asString("").equals(type) && !said.isEmpty() && said.length() <= most;
  }
}
