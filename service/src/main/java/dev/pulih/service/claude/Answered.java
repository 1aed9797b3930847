package dev.pulih.service.claude;

import com.anthropic.errors.AnthropicException;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.Usage;
import dev.pulih.analyse.Tokens;
import dev.pulih.service.claude.ModelFailure.Cost;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What came back from the API: the text in it, and what it used. */
final class Answered {

  private static final Pattern NAME = Pattern.compile("[a-z0-9.:/_@-]*claude[a-z0-9.:/_@-]*");

  private Answered() {}

  /** Its one text, if it ended by itself; what it thought before is left out. */
  static String text(Message message) throws ModelFailure {
    if (!message.stopReason().equals(Optional.of(StopReason.END_TURN))) {
      throw ModelFailure.wrong("the answer ended with " + stop(message));
    }
    List<ContentBlock> said =
        message.content().stream().filter(block -> !isThought(block)).toList();
    if (said.size() != 1 || !said.getFirst().isText()) {
      throw ModelFailure.wrong("the answer is not one text");
    }
    return said.getFirst().asText().text();
  }

  private static boolean isThought(ContentBlock block) {
    return block.isThinking() || block.isRedactedThinking();
  }

  /** A reason that is none of the known ones may be any text. */
  private static String stop(Message message) {
    return message
        .stopReason()
        .map(StopReason::value)
        .map(value -> value == StopReason.Value._UNKNOWN ? "an unknown reason" : value.toString())
        .orElse("no reason");
  }

  /** What it cost, if it says so. */
  static Cost cost(Message message) {
    try {
      return new Cost.Of(name(message.model().asString()), tokens(message));
    } catch (AnthropicException malformed) {
      return new Cost.Unknown();
    }
  }

  /** A name of a model; an answer may hold any text in its place. */
  private static String name(String model) {
    return NAME.matcher(model).matches() ? model : "unknown";
  }

  private static Tokens tokens(Message message) {
    Usage usage = message.usage();
    return new Tokens(
        usage.inputTokens(),
        usage.outputTokens(),
        usage.cacheReadInputTokens().orElse(0L),
        usage.cacheCreationInputTokens().orElse(0L));
  }
}
