package dev.pulih.service.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar that is running. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"pulih " + dev.pulih.service.Version.text()};
  }
}
