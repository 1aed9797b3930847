package dev.pulih.service.cli;

import picocli.CommandLine.Command;

/** A person wants refused messages sent again. */
@Command(
    name = "resend",
    mixinStandardHelpOptions = true,
    description = "Sends again what no channel took about an incident.")
final class ResendCommand extends WordCommand {

  @Override
  String verb() {
    return "resend";
  }
}
