package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LandingTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/incidents/bos.txn-service.k3x9"})
  void a_page_of_its_own_is_landed_on(String path) {
    assertThat(Landing.of(path)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "/incidents/../x",
        "",
        "/live"
      })
  void nothing_else_is(String path) {
    assertThat(Landing.of(path)).isEqualTo("/");
  }
}
