package dev.pulih.service.cli;

import picocli.CommandLine.Command;

/** A person's no to a proposed action. */
@Command(
    name = "decline",
    mixinStandardHelpOptions = true,
    description = "Refuses the action that waits for approval.")
final class DeclineCommand extends WordCommand {

  @Override
  String verb() {
    return "decline";
  }
}
