package dev.pulih.service.store;

/** The store cannot be used; the message says what is wrong, where, and what to do. */
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreFailure(String message, Throwable cause) {
    super(message, cause);
  }

  StoreFailure(String message) {
    super(message);
  }

  static String sentence(String name, String what) {
    return "The " + name + " cannot be used: " + what + ".";
  }

  /** The same about something. */
  StoreFailure about(String what) {
    return new StoreFailure(what + " cannot be used: " + getMessage() + ".", this);
  }
}
