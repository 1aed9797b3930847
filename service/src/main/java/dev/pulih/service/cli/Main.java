package dev.pulih.service.cli;

import dev.pulih.service.demo.DemoCommand;
import dev.pulih.service.demo.SweepCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code pulih} command; without a subcommand it prints its usage. */
@Command(
    name = "pulih",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {DemoCommand.class, SweepCommand.class},
    description = "Finds failing services, recovers them in three stages and proves it.")
public final class Main implements Runnable {

  private Main() {}

  /** Runs one command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
