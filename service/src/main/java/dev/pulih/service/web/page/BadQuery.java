package dev.pulih.service.web.page;

/** An address asks for something that there cannot be. */
final class BadQuery extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String got;

  /** With the key of the sentence that says what is wrong, and what was asked. */
  BadQuery(String key, String got) {
    super(key + ": " + got);
    this.key = key;
    this.got = got;
  }

  String said(Frame frame) {
    return frame.say(key, got);
  }
}
