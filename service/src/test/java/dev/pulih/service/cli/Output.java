package dev.pulih.service.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What a command said.
 *
 * @param code its exit code
 * @param text what it wrote, errors included
 */
record Output(int code, String text) {

  /** What a Pulih that runs in this process meanwhile logs is no answer of the command. */
  private static final Pattern LOGGED =
      Pattern.compile("(?m)^\\d{4}-\\d\\d-\\d\\dT\\S+Z +(INFO|WARN|ERROR) .*\\R");

  /** Runs a command in this process. */
  static Output of(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try {
      System.setOut(both);
      System.setErr(both);
      int code = Main.commandLine().execute(arguments);
      return new Output(
          code, LOGGED.matcher(bytes.toString(StandardCharsets.UTF_8)).replaceAll(""));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
