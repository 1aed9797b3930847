package dev.pulih.service.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a login leads to: a page of Pulih's own, whatever is asked for. */
public final class Landing {

  private static final Pattern OWN =
      Pattern.compile(
          "/(incidents/[A-Za-z0-9._-]+|configuration|(history|services/[A-Za-z0-9._-]+/[A-Za-z0-9._-]+/signals)"
              + "(\\?[A-Za-z0-9._~%&=+-]*)?)?");

  private Landing() {}

  /** The path if it is one of Pulih's pages, else the overview's. */
  public static String of(@Nullable String path) {
    return path != null && OWN.matcher(path).matches() ? path : "/";
  }
}
