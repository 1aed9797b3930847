package dev.pulih.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanariesTest {

  @Test
  void a_canary_is_found_as_it_is_and_as_it_travels_and_others_are_not(@TempDir Path folder)
      throws IOException {
    Canaries canaries = new Canaries(folder);
    canaries.plant("one");
    canaries.plant("other");
    String value = canaries.value("one");
    String login =
        Base64.getEncoder().encodeToString(("pulih:" + value).getBytes(StandardCharsets.UTF_8));
    assertThat(canaries.in("Authorization: Bearer " + value + "\n")).containsExactly("one");
    assertThat(canaries.in("Authorization: Basic " + login)).containsExactly("one");
    assertThat(canaries.in("planted, but not said")).isEmpty();
  }
}
