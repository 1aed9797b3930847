package dev.pulih.service.web.page;

import java.util.Arrays;
import java.util.Optional;

/** What a person can order about Pulih itself: what holds its actions, for all services or some. */
public enum SwitchOrder {
  PAUSE("pause", "switch.pause", "switch.pause.means"),
  KILL("kill", "switch.kill", "switch.kill.means"),
  RESUME("resume", "switch.resume", "switch.resume.means"),
  WINDOW("window", "switch.window", "switch.window.means"),
  END("end", "switch.end", "switch.end.means");

  private final String code;
  private final String key;
  private final String meaning;

  SwitchOrder(String code, String key, String meaning) {
    this.code = code;
    this.key = key;
    this.meaning = meaning;
  }

  /** As it stands in an address. */
  public String code() {
    return code;
  }

  /** The key of what its button says. */
  public String key() {
    return key;
  }

  /** The key of what will happen. */
  public String meaning() {
    return meaning;
  }

  /** Whether actions stop by it. */
  public boolean stops() {
    return this != RESUME && this != END;
  }

  /** Whether it is about windows of maintenance, which only the Pulih that leads knows. */
  boolean isOfWindows() {
    return this == WINDOW || this == END;
  }

  static Optional<SwitchOrder> named(String code) {
    return Arrays.stream(values()).filter(order -> order.code.equals(code)).findFirst();
  }
}
