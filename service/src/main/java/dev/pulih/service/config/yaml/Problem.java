package dev.pulih.service.config.yaml;

/**
 * Something wrong with a configuration, for the person who wrote it.
 *
 * @param level whether it stops Pulih
 * @param place where it is written
 * @param key the key's path, such as {@code services[2].slo.p99}; empty for the whole file
 * @param what what is wrong
 * @param allowed what is allowed there; empty if the first sentence says it all
 */
public record Problem(Level level, Place place, String key, String what, String allowed) {

  /** Whether a problem stops Pulih. */
  public enum Level {
    /** Pulih does not start. */
    ERROR,
    /** Pulih starts, but probably not as it was meant. */
    WARNING
  }

  /** Whether it stops Pulih. */
  public boolean isError() {
    return level == Level.ERROR;
  }

  @Override
  public String toString() {
    String level = isError() ? "" : "warning: ";
    String where = key.isEmpty() ? "" : key + ": ";
    String rule = allowed.isEmpty() ? "" : " Allowed: " + allowed + ".";
    String stop = what.endsWith("?") ? "" : ".";
    return place + ": " + level + where + what + stop + rule;
  }
}
