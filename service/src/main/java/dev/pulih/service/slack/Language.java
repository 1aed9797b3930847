package dev.pulih.service.slack;

import java.util.Locale;

/** A language that Pulih writes in Slack. */
public enum Language {
  EN(Locale.ENGLISH),
  KO(Locale.KOREAN);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /** As the JDK names it. */
  public Locale locale() {
    return locale;
  }
}
