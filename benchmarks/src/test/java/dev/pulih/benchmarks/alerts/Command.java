package dev.pulih.benchmarks.alerts;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What the command says and how it ends. */
record Command(int code, String out, String err) {

  static Command run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = AlertsCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Command(code, out.toString(), err.toString());
  }
}
