package dev.pulih.service.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in a sentence what is wrong with a command line, or with what it asked for. */
final class Sentences implements IParameterExceptionHandler, IExecutionExceptionHandler {

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("pulih: " + String.valueOf(e.getMessage()).replaceFirst("^Error: ", ""));
    suggestions(e).forEach(s -> err.println("Did you mean: pulih " + s + "?"));
    err.println("See " + command.getCommandSpec().qualifiedName() + " --help.");
    return ExitCode.USAGE;
  }

  private static List<String> suggestions(ParameterException e) {
    return e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()
        ? unmatched.getSuggestions()
        : List.of();
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    String sentence = e.getMessage() == null ? e.toString() : e.getMessage();
    command.getErr().println("pulih: " + sentence);
    return ExitCode.SOFTWARE;
  }
}
