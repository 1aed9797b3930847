package dev.pulih.service.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A person's end of an incident. */
@Command(name = "close", mixinStandardHelpOptions = true, description = "Closes an incident.")
final class CloseCommand extends WordCommand {

  @Option(names = "--note", paramLabel = "TEXT", description = "What was done, for the record.")
  private String note = "";

  @Option(names = "--false-alarm", description = "Nothing was wrong.")
  private boolean falseAlarm;

  @Override
  String verb() {
    return "close";
  }

  @Override
  Map<String, ?> body() {
    return Map.of("note", note, "falseAlarm", falseAlarm);
  }
}
