package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How people find the pod that leads, as it is documented. */
class ReachingPagesTest {

  private static final Path PAGE = Path.of("..", "docs", "operations.md");
  private static final Pattern COMMAND =
      Pattern.compile(
          "get lease pulih -o jsonpath='\\{\\.spec\\.holderIdentity}' \\| sed '([^']+)'");

  @Test
  void the_name_of_the_holder_leads_to_its_pod() throws IOException {
    Matcher command = COMMAND.matcher(Files.readString(PAGE));
    assertThat(command.find()).isTrue();
    String pod = "pulih-7d9f8c6b5-x2x4z";
    assertThat(edited(command.group(1), pod + "-" + UUID.randomUUID().toString().substring(0, 8)))
        .isEqualTo(pod);
  }

  private static String edited(String script, String text) throws IOException {
    Process sed = new ProcessBuilder("sed", script).redirectErrorStream(true).start();
    try (var input = sed.outputWriter(StandardCharsets.UTF_8)) {
      input.write(text);
    }
    return new String(sed.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
