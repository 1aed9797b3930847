package dev.pulih.service.web.page;

import dev.pulih.policy.SwitchChange;

/** How pages call what somebody switched. */
public final class SwitchWords {

  private SwitchWords() {}

  /** The key of its name. */
  public static String key(SwitchChange.What what) {
    return switch (what) {
      case PAUSED -> "switched.paused";
      case KILLED -> "switched.killed";
      case RESUMED -> "switched.resumed";
    };
  }
}
