package dev.pulih.signal;

/**
 * Objects that the cluster does not let Pulih read. Whether there are any is not known then: who
 * may not list them is told so also where their kind is not installed.
 */
public enum Unread {
  AUTOSCALERS("HorizontalPodAutoscalers"),
  CANARIES("Flagger's Canaries"),
  ROLLOUTS("Argo's Rollouts");

  private final String text;

  Unread(String text) {
    this.text = text;
  }

  /** For people. */
  public String text() {
    return text;
  }
}
