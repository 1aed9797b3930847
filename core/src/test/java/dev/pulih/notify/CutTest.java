package dev.pulih.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutTest {

  @Test
  void what_fits_stays() {
    assertThat(Cut.to(5, "12345")).isEqualTo("12345");
  }

  @Test
  void what_is_longer_ends_in_the_mark_within_the_limit() {
    assertThat(Cut.to(5, "123456")).isEqualTo("1234…").hasSize(5);
  }

  @Test
  void no_character_is_cut_in_two() {
    // The cash register is two chars; a cut after the first would leave half of it.
    assertThat(Cut.to(3, "a🏧bc")).isEqualTo("a…");
  }
}
