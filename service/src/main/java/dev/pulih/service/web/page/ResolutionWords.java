package dev.pulih.service.web.page;

import dev.pulih.report.Resolution;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How pages call what became of an incident. */
public final class ResolutionWords {

  private ResolutionWords() {}

  /** As it stands in an address. */
  public static String code(Resolution resolution) {
    return resolution.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Resolution> named(String code) {
    return Arrays.stream(Resolution.values()).filter(it -> code(it).equals(code)).findFirst();
  }

  /** The key of its name. */
  public static String key(Resolution resolution) {
    return switch (resolution) {
      case OPEN -> "resolution.open";
      case AUTOMATIC -> "resolution.automatic";
      case BY_ITSELF -> "resolution.by-itself";
      case BY_PEOPLE -> "resolution.by-people";
      case FALSE_ALARM -> "resolution.false-alarm";
      case MERGED -> "resolution.merged";
      case NO_THRESHOLD -> "resolution.no-threshold";
    };
  }
}
