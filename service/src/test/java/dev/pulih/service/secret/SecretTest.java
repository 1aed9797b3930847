package dev.pulih.service.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretTest {

  @Test
  void it_shows_nowhere_but_where_it_is_revealed() {
    Secret secret = new Secret("hunter2\n");
    assertThat(secret).hasToString("***");
    assertThat("key " + secret).doesNotContain("hunter2");
    assertThat(secret.reveal()).isEqualTo("hunter2");
  }

  @Test
  void it_is_taken_out_of_what_others_echo() {
    assertThat(new Secret("hunter2").redact("wrong key hunter2!")).isEqualTo("wrong key ***!");
  }

  @Test
  void a_blank_one_is_refused() {
    assertThatThrownBy(() -> new Secret(" \n")).isInstanceOf(IllegalArgumentException.class);
  }
}
