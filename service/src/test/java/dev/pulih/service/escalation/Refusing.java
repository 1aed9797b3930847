package dev.pulih.service.escalation;

import dev.pulih.signal.ServiceRef;

/** Services whose messages a vendor refuses for good: a wrong key, a channel that is not there. */
enum Refusing {
  PAGES(7),
  CHATS(13);

  /** Of so many services, one has no channel that takes anything. */
  private static final int NOTHING = 40;

  private static final int EVERY = 20;

  private final int which;

  Refusing(int which) {
    this.which = which;
  }

  /** The service of a number. */
  static ServiceRef service(int number) {
    return new ServiceRef("bos", "service-" + number);
  }

  boolean of(ServiceRef service) {
    int number = Integer.parseInt(service.name().substring("service-".length()));
    return number % EVERY == which || number % NOTHING == NOTHING - 1;
  }
}
