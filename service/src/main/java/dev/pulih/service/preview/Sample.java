package dev.pulih.service.preview;

import dev.pulih.notify.Notification;
import dev.pulih.recover.Transition.Step;
import java.util.List;
import java.util.Optional;

/**
 * A moment of an incident, and what is said then.
 *
 * @param name what happens
 * @param step what the incident did, if it is an incident's
 * @param messages what is said, each channel's own
 */
public record Sample(String name, Optional<Step> step, List<Message> messages) {

  public Sample {
    messages = List.copyOf(messages);
  }

  /** By which channel something is said. */
  public enum By {
    CHAT,
    PAGER
  }

  /**
   * A message.
   *
   * @param by the channel
   * @param notification what is said
   */
  public record Message(By by, Notification notification) {}

  /** What is said in the chat. */
  public List<Notification> said(By by) {
    return messages.stream().filter(m -> m.by() == by).map(Message::notification).toList();
  }
}
