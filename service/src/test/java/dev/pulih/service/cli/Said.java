package dev.pulih.service.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a command said where its two outputs matter.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote beside it
 */
record Said(int code, String out, String err) {

  /** Runs a command in this process. */
  static Said by(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream beside = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(beside, true, StandardCharsets.UTF_8));
      int code = Main.commandLine().execute(arguments);
      return new Said(
          code, said.toString(StandardCharsets.UTF_8), beside.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
