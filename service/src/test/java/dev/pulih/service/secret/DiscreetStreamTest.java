package dev.pulih.service.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscreetStreamTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out =
      DiscreetStream.over(bytes, () -> Secrets.of(List.of("hunter2hunter2", "geheimnis-ü")));

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_line_is_passed_on_at_its_end_without_secrets() {
    out.print("key hunter2");
    out.print("hunter2");
    assertThat(written()).isEmpty();
    out.println("!");
    assertThat(written()).isEqualTo("key ***!" + System.lineSeparator());
  }

  @Test
  void other_letters_are_as_they_were() {
    out.print("Für geheimnis-ü: 東京\n");
    assertThat(written()).isEqualTo("Für ***: 東京\n");
  }

  @Test
  void what_has_no_end_is_passed_on_at_the_end() {
    out.print("no line");
    out.close();
    assertThat(written()).isEqualTo("no line");
  }
}
