package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LandingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/incidents/bos.txn-service.k3x9",
        "/?language=ko",
        "/incidents/bos.txn-service.k3x9?language=ko",
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
        "/?to=//evil.example",
        "/incidents/bos.x?https://evil.example",
        "/live"
      })
  void nothing_else_is(String path) {
    assertThat(Landing.of(path)).isEqualTo("/");
  }

  @ParameterizedTest
  @CsvSource({
    "https://pulih.example/incidents/bos.x?language=ko, /incidents/bos.x?language=ko",
    "http://127.0.0.1:8080/, /",
    "http://127.0.0.1:8080, /",
    "https://pulih.example//evil.example, /",
    "https://pulih.example@evil.example/x, /",
    "javascript:alert(1), /",
    ", /"
  })
  void a_page_that_is_open_is_landed_on_by_its_path_alone(
      @Nullable String address, String landing) {
    assertThat(Landing.shown(address)).isEqualTo(landing);
  }
}
