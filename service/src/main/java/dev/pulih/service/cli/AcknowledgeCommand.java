package dev.pulih.service.cli;

import picocli.CommandLine.Command;

/** A person has it. */
@Command(
    name = "acknowledge",
    mixinStandardHelpOptions = true,
    description = "Takes an incident on: nobody else is called for it.")
final class AcknowledgeCommand extends WordCommand {

  @Override
  String verb() {
    return "acknowledge";
  }
}
