package dev.pulih.notify;

/** Sends messages by one channel. */
public interface Notifier {

  /** The channel that it serves. */
  Channel channel();

  /** Sends once and says what came of it; never throws for what a channel can do wrong. */
  Delivery send(Notification notification);
}
