package dev.pulih.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.badinput.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code pulih run} with a configuration that cannot be used. */
class BadConfigurationTest {

  private static final Page PAGE = new Page("configuration");
  private static final String URL = "prometheus: {url: \"http://127.0.0.1:9\"}\n";
  private static final String SERVICES =
      "services: [{name: txn-service, slo: {availability: 99.95 %, p99: 200ms, errors: 0.1 %}}]\n";

  @TempDir private Path folder;

  @AfterAll
  static void compare() {
    PAGE.compare(true);
  }

  static Stream<Arguments> files() {
    return Stream.of(
        file("YAML that is broken", URL + SERVICES + "mode: [auto", ":3:"),
        file("a tab for indentation", URL + SERVICES + "server:\n\tport: 0", "a tab indents"),
        file("an unknown key", URL + SERVICES + "intervall: 15s", "did you mean \"interval\"?"),
        file("a key twice", URL + SERVICES + "mode: auto\nmode: observe", "each key once"),
        file("a number without a unit", URL + SERVICES + "interval: 15", "has no unit"),
        file("a wrong unit", URL + SERVICES + "interval: 15 %", "is no duration"),
        file("values that contradict", URL + SERVICES + "offset: 20s", "shorter than interval"),
        file("a mode that needs more", URL + SERVICES + "mode: auto", "no block \"kubernetes\""),
        file(
            "a secret in an environment variable that is not set",
            URL + SERVICES + "slack: {token: \"${NO_SUCH_VARIABLE}\"}",
            "is not set"),
        file(
            "a secret in a file that is not there",
            URL + SERVICES + "slack: {token: \"file:/no/such/file\"}",
            "does not exist"),
        file("a secret in the file itself", URL + SERVICES + "slack: {token: xoxb-1}", "must not"),
        file("two mistakes", URL + SERVICES + "interval: 15\nmode: aut", "did you mean \"auto\""),
        file("no services", URL, "\"services\" is missing"),
        file("an empty file", "", "the file is empty"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void what_cannot_be_used_is_said_with_its_place(String name, String text, String part)
      throws IOException {
    refused(name, Files.writeString(folder.resolve("pulih.yaml"), text), part);
  }

  @Test
  void a_text_that_is_not_utf_8_is_said_with_its_line() throws IOException {
    byte[] text = (URL + "# caf\u00e9\n" + SERVICES).getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(folder.resolve("pulih.yaml"), text);
    refused("a text that is not UTF-8", file, ":2:1: this line is not UTF-8");
  }

  @Test
  void a_file_of_over_a_mebibyte_is_refused() throws IOException {
    String text = URL + SERVICES + "#".repeat(1 << 20);
    Path file = Files.writeString(folder.resolve("pulih.yaml"), text);
    refused("a file of over 1 MiB", file, "1 MiB");
  }

  @Test
  void a_file_that_is_not_there_is_said() {
    refused("a file that is not there", folder.resolve("pulih.yaml"), "there is no such file");
  }

  @Test
  void a_directory_is_said() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("pulih.yaml"));
    refused("a directory", directory, "it is a directory");
  }

  /** Nothing is made: neither a data directory nor anything else. */
  private void refused(String name, Path file, String part) {
    Output output = Output.of("run", "--config", file.toString());
    assertThat(output.code()).isEqualTo(1);
    assertThat(output.text()).contains(part).contains("mend what is listed above");
    assertThat(folder.toFile().list()).isSubsetOf("pulih.yaml");
    String said = output.text().replace(folder + "/", "").strip();
    PAGE.observed(name, said, "exit code " + output.code(), "-");
  }

  private static Arguments file(String name, String text, String part) {
    return Arguments.of(name, text, part);
  }
}
