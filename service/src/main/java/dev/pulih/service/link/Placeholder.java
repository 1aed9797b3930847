package dev.pulih.service.link;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a link's template may leave open. */
public enum Placeholder {
  NAMESPACE,
  SERVICE,
  INCIDENT,
  /** Where a chart begins, in milliseconds since 1970. */
  FROM,
  /** Where a chart ends, in milliseconds since 1970. */
  TO,
  RUNBOOK;

  /** All but the runbook, which not every incident has. */
  public static List<Placeholder> always() {
    return Arrays.stream(values()).filter(placeholder -> placeholder != RUNBOOK).toList();
  }

  /** As it is written: {@code {service}}. */
  @Override
  public String toString() {
    return "{" + name().toLowerCase(Locale.ROOT) + "}";
  }
}
