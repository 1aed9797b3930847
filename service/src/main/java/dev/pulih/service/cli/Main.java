package dev.pulih.service.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.pulih.service.demo.DemoCommand;
import dev.pulih.service.demo.SweepCommand;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.RunLast;

/** The {@code pulih} command; without a subcommand it prints its usage. */
@Command(
    name = "pulih",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      CheckCommand.class,
      BacktestCommand.class,
      TuneCommand.class,
      SimulateCommand.class,
      PreviewCommand.class,
      IncidentsCommand.class,
      IncidentCommand.class,
      PostmortemCommand.class,
      BriefingCommand.class,
      ExportCommand.class,
      ApproveCommand.class,
      DeclineCommand.class,
      CloseCommand.class,
      ReleaseCommand.class,
      ReleaseHoldCommand.class,
      AcknowledgeCommand.class,
      ResendCommand.class,
      PauseCommand.class,
      MaintenanceCommand.class,
      KillCommand.class,
      ResumeCommand.class,
      StatusCommand.class,
      ExplainCommand.class,
      RunbookCommand.class,
      SweepCommand.class
    },
    description = "Finds failing services, recovers them in three stages and proves it.")
public final class Main implements Runnable {

  private Main() {}

  /** Runs one command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    quiet();
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    Sentences sentences = new Sentences();
    return OptionValues.of(new CommandLine(new Main()))
        .setExecutionStrategy(new HeapBound(new RunLast()))
        .setParameterExceptionHandler(sentences)
        .setExecutionExceptionHandler(sentences);
  }

  /** What a command has to say is its output; only the service logs, as Spring sets it up. */
  private static void quiet() {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
