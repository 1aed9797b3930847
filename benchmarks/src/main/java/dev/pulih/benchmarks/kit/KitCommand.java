package dev.pulih.benchmarks.kit;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** A command over files of the kit: what is wrong with one is a sentence, and exit code 1. */
public final class KitCommand {

  private KitCommand() {}

  /** Runs a command and returns its exit code. */
  public static int run(
      Callable<Integer> command, PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(KitCommand::tell)
        .execute(args);
  }

  private static int tell(Exception why, CommandLine command, ParseResult ignored)
      throws Exception {
    if (why instanceof KitProblem) {
      command.getErr().println(why.getMessage());
      return 1;
    }
    throw why;
  }
}
