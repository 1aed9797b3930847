package dev.pulih.service.slack;

import dev.pulih.notify.Delivery;

/** What Slack said to one call. */
sealed interface Said {

  /** Done, and where the message is. */
  record Done(Reference at) implements Said {}

  /** The message to be changed is gone, or may be changed no more. */
  record Gone(String why) implements Said {}

  /** Not done. */
  record Failed(Delivery delivery) implements Said {}
}
