package dev.pulih.service.cli;

import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;

/** Runs a command, and says in a sentence that its heap is too small for what it was asked. */
final class HeapBound implements IExecutionStrategy {

  private static final long MEGABYTE = 1 << 20;

  private final IExecutionStrategy command;

  HeapBound(IExecutionStrategy command) {
    this.command = command;
  }

  @Override
  public int execute(ParseResult parsed) {
    try {
      return command.execute(parsed);
    } catch (OutOfMemoryError e) {
      parsed.commandSpec().commandLine().getErr().println(sentence(e));
      return ExitCode.SOFTWARE;
    }
  }

  private static String sentence(OutOfMemoryError e) {
    long heap = Runtime.getRuntime().maxMemory() / MEGABYTE;
    return ("pulih: The heap of %d MB is too small for this (%s); give it more, as with"
            + " PULIH_JAVA_OPTS=-Xmx%dm, and run it again. A backtest goes on where it was.")
        .formatted(heap, e.getMessage(), 2 * heap);
  }
}
