package dev.pulih.service.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the jar that is running. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"pulih " + fromManifest()};
  }

  private static String fromManifest() {
    return Objects.requireNonNullElse(
        Version.class.getPackage().getImplementationVersion(), "(not packaged)");
  }
}
