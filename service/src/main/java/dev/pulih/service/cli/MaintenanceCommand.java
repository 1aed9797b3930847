package dev.pulih.service.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Windows in which people work on services. */
@Command(
    name = "maintenance",
    mixinStandardHelpOptions = true,
    subcommands = {
      MaintenanceListCommand.class,
      MaintenanceStartCommand.class,
      MaintenanceEndCommand.class
    },
    description = "Plans, ends and lists windows in which Pulih leaves services alone.")
final class MaintenanceCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    CommandLine here = spec.commandLine();
    throw new ParameterException(here, "Say one of: maintenance list, start, end.");
  }
}
