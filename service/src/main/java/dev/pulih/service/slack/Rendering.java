package dev.pulih.service.slack;

import com.slack.api.model.block.LayoutBlock;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Wording;
import java.util.List;

/**
 * A message as Slack would get it, without sending it.
 *
 * @param text what notifications show
 * @param message the message's blocks
 * @param thread the blocks of the step in its thread
 */
public record Rendering(String text, List<LayoutBlock> message, List<LayoutBlock> thread) {

  public Rendering {
    message = List.copyOf(message);
    thread = List.copyOf(thread);
  }

  /** What only the person sees who pressed or typed something, in a language. */
  public static String answer(String answer, Language language) {
    return Escaped.of(Answers.LONGEST, new Phrasebook(language).say(answer));
  }

  /** The message in a language. */
  public static Rendering of(Notification notification, Language language) {
    Layout layout = new Layout(language, true);
    return new Rendering(
        layout.text(notification), layout.message(notification), layout.entry(notification));
  }

  /** What is to be said, in a language, as text without any markup; instants as ISO 8601 in UTC. */
  public static String stamped(Wording wording, Language language) {
    return new Lexicon(language).stamped(wording);
  }
}
