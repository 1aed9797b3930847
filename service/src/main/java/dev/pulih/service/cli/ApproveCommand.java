package dev.pulih.service.cli;

import picocli.CommandLine.Command;

/** A person's yes to a proposed action. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description = "Allows the action that waits for approval.")
final class ApproveCommand extends WordCommand {

  @Override
  String verb() {
    return "approve";
  }
}
