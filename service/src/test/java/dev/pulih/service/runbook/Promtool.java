package dev.pulih.service.runbook;

import dev.pulih.service.testing.SystemTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The real promtool, asked whether it can read expressions. */
final class Promtool {

  private Promtool() {}

  /** What it says against expressions, each as a recording rule; empty if it can read them all. */
  static Optional<String> refusal(Path folder, List<String> expressions) throws IOException {
    Path file = Files.writeString(folder.resolve("rules.yml"), rules(expressions));
    Process promtool =
        new ProcessBuilder(
                SystemTool.require("promtool").toString(), "check", "rules", file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return promtool.onExit().join().exitValue() == 0 ? Optional.empty() : Optional.of(said);
  }

  private static String rules(List<String> expressions) {
    return IntStream.range(0, expressions.size())
        .mapToObj(i -> rule("runbook:query:" + i, expressions.get(i)))
        .collect(Collectors.joining("", "groups:\n- name: runbook\n  rules:\n", ""));
  }

  private static String rule(String name, String expression) {
    return "  - record: " + name + "\n    expr: |\n" + expression.indent(6);
  }
}
