package dev.pulih.service.slack;

/** Something that a person did in Slack, whichever way it came. */
sealed interface Visit {

  /** Who did it. */
  Visitor from();

  /**
   * A button was pressed.
   *
   * @param actionId which one
   * @param value what it carries
   */
  record Press(Visitor from, String actionId, String value) implements Visit {}

  /**
   * A slash command was typed.
   *
   * @param text what follows the command's name
   */
  record Command(Visitor from, String text) implements Visit {}
}
