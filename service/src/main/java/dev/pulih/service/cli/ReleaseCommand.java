package dev.pulih.service.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A person's release of a breaker. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description = "Puts the traffic back that a shift moved, exactly as it was.")
final class ReleaseCommand extends WordCommand {

  @Option(
      names = "--as-is",
      description = "Write nothing: close the breaker and leave the routes as they are now.")
  private boolean asIs;

  @Override
  String verb() {
    return asIs ? "leave" : "release";
  }
}
