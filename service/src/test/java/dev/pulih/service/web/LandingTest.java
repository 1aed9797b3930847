package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LandingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/incidents/bos.txn-service.k3x9",
        "/configuration",
        "/history?service=bos%2Ftxn-service&from=2026-11-01",
        "/services/bos/txn-service/signals?series=error_rate%5BRECENT%5D+of+bos%2Ftxn-service"
      })
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
        "/history?to=//evil.example",
        "/history?x=\\evil",
        "/services/../signals",
        "/configuration/x",
        "/live"
      })
  void nothing_else_is(String path) {
    assertThat(Landing.of(path)).isEqualTo("/");
  }
}
