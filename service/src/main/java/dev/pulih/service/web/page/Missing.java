package dev.pulih.service.web.page;

/** There is no such page. */
final class Missing extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** About an incident. */
  Missing(String incident) {
    super("There is no page about " + incident + ".");
  }
}
