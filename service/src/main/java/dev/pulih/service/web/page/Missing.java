package dev.pulih.service.web.page;

/** A page that there is not. */
final class Missing extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String key;

  private Missing(String key, String what) {
    super("There is no page about " + what + ".");
    this.key = key;
  }

  /** About an incident. */
  static Missing incident(String id) {
    return new Missing("failure.missing", id);
  }

  /** At an address of such a name. */
  static Missing page(String name) {
    return new Missing("failure.nowhere", name);
  }

  /** About a service. */
  static Missing service(String name) {
    return new Missing("failure.service", name);
  }

  /** About a series. */
  static Missing series(String name) {
    return new Missing("failure.series", name);
  }

  /** The key of what is said. */
  String key() {
    return key;
  }
}
