package dev.pulih.service.testing;

import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Slack refuses of blocks (<a
 * href="https://docs.slack.dev/reference/block-kit/blocks/">blocks</a>): headers are plain text of
 * 1 to 150 characters, sections hold 1 to 3,000, a message 50 blocks and about 13,000 characters.
 */
final class SlackBlocks {

  private SlackBlocks() {}

  static Optional<String> refusal(String blocks) {
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
      default -> false;
    };
  }

  private static boolean is(JsonNode text, String type, int most) {
    String said = text.path("text").asString("");
    return text.path("type").asString("").equals(type) && !said.isEmpty() && said.length() <= most;
  }
}
