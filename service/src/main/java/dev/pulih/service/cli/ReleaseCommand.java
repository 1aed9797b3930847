package dev.pulih.service.cli;

import picocli.CommandLine.Command;

/** A person's release of a breaker. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description = "Puts the traffic back that a shift moved.")
final class ReleaseCommand extends WordCommand {

  @Override
  String verb() {
    return "release";
  }
}
