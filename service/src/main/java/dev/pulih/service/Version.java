package dev.pulih.service;

import java.util.Objects;

/** The version in the manifest of the jar that is running. */
public final class Version {

  private Version() {}

  /** The version, such as {@code 0.1.0}. */
  public static String text() {
    return Objects.requireNonNullElse(
        Version.class.getPackage().getImplementationVersion(), "unpackaged");
  }
}
