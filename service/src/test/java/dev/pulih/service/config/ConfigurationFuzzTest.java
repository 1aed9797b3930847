package dev.pulih.service.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.Fuzz;
import dev.pulih.service.config.yaml.Document.Result;
import dev.pulih.service.config.yaml.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever is in the file, the answer is a configuration or the reasons why there is none. */
class ConfigurationFuzzTest {

  private static final Fuzz FUZZ = new Fuzz(3);

  /** Pieces that mean something to YAML or to the readers of values. */
  private static final String[] PIECES = {
    ": ",
    "\n",
    "\n  ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "#",
    "&a ",
    "*a",
    "!!int ",
    "|",
    ">",
    "\t",
    "%",
    "? ",
    "---\n",
    "...\n",
    "<<: ",
    "null",
    "~",
    "0",
    "-1",
    "1e999",
    "99999999999999999999",
    "5 %",
    "5m",
    "${X}",
    "file:/",
    "\u0000",
    "\uFEFF",
    "\u2028",
    "é",
    "services",
    "slo",
    "mode: auto\n"
  };

  @Test
  void random_bytes_are_answered() {
    FUZZ.cases("bytes as configurations", 20_000, random -> check(bytes(random)));
  }

  private static byte[] bytes(RandomGenerator random) {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void a_mutilated_example_is_answered() throws IOException {
    String example = Files.readString(Configurations.EXAMPLE);
    FUZZ.cases(
        "example configurations",
        5_000,
        random -> check(mutilated(example, random).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void a_mutilated_file_with_every_key_is_answered() throws IOException {
    String full =
        Files.readString(Path.of("src/test/resources/dev/pulih/service/config/full.yaml"));
    FUZZ.cases(
        "configurations",
        13_000,
        random -> check(mutilated(full, random).getBytes(StandardCharsets.UTF_8)));
  }

  private static String mutilated(String text, RandomGenerator random) {
    StringBuilder mutilated = new StringBuilder(text);
    for (int cuts = random.nextInt(1, 5); cuts > 0; cuts--) {
      int from = random.nextInt(mutilated.length());
      int to = Math.min(mutilated.length(), from + random.nextInt(12));
      mutilated.replace(from, to, PIECES[random.nextInt(PIECES.length)]);
    }
    return mutilated.toString();
  }

  private static void check(byte[] bytes) {
    Result<PulihConfiguration> result = Configurations.read(bytes);
    boolean refused = result.problems().stream().anyMatch(Problem::isError);
    assertThat(result.value().isEmpty()).isEqualTo(refused);
    assertThat(result.problems()).allSatisfy(ConfigurationFuzzTest::isForPeople);
  }

  private static void isForPeople(Problem problem) {
    assertThat(problem.toString()).startsWith("pulih.yaml:").hasSizeLessThan(2_000);
    assertThat(problem.toString()).doesNotContain("\n", "Exception", "null pointer");
    assertThat(problem.place().line()).isPositive();
  }
}
