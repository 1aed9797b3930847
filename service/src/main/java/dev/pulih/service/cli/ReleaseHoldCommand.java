package dev.pulih.service.cli;

import picocli.CommandLine.Command;

/** A person's word against a verdict. */
@Command(
    name = "release-hold",
    mixinStandardHelpOptions = true,
    description = "Lets go the action that a model's verdict holds.")
final class ReleaseHoldCommand extends WordCommand {

  @Override
  String verb() {
    return "release-hold";
  }
}
