package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.Guest;
import dev.pulih.service.access.Role;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever looks for a page where there is nothing. */
class AstrayIT {

  /** What a browser sends with an address that somebody typed. */
  private static final String HTML =
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

  private static Hosted hosted;

  @BeforeAll
  static void start() {
    hosted = Hosted.start(List.of());
  }

  @AfterAll
  static void stop() {
    hosted.close();
  }

  private static Guest known() {
    Guest guest = new Guest(hosted.url());
    guest.logIn("siti", Hosted.token(Role.VIEW));
    return guest;
  }

  private static String type(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nope", "/incident", "/signals", "/slack", "/services/x"})
  void a_browser_that_is_logged_in_reads_a_page(String path) {
    HttpResponse<String> answer = known().get(path, "Accept", HTML);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(type(answer)).startsWith("text/html");
    assertThat(answer.body()).contains("There is no such page", "href=\"/\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nope", "/incident", "/signals"})
  void a_browser_that_is_not_is_led_to_the_login(String path) {
    HttpResponse<String> answer = new Guest(hosted.url()).get(path, "Accept", HTML);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).hasValue("/login?to=%2F");
  }

  /** Whatever curl or a library asks for, and by whatever session. */
  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json", "nonsense"})
  void a_program_reads_json(String accepted) {
    HttpResponse<String> answer = known().get("/nope", "Accept", accepted);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(type(answer)).startsWith("application/json");
    HttpResponse<String> allowed = shown("/nope", accepted);
    assertThat(allowed.statusCode()).isEqualTo(404);
    assertThat(type(allowed)).startsWith("application/json");
  }

  private static HttpResponse<String> shown(String path, String accepted) {
    String token = "Bearer " + Hosted.token(Role.VIEW);
    return new Guest(hosted.url()).get(path, "Authorization", token, "Accept", accepted);
  }

  @Test
  void a_program_with_a_token_that_asks_for_html_reads_json_too() {
    assertThat(shown("/nope", HTML).statusCode()).isEqualTo(404);
    assertThat(type(shown("/nope", HTML))).startsWith("application/json");
  }

  /** A session opens none of it, and a browser there is none. */
  @ParameterizedTest
  @ValueSource(strings = {"/api/nope", "/api/status", "/metrics"})
  void what_is_for_programs_answers_a_browser_as_it_answers_them(String path) {
    HttpResponse<String> answer = known().get(path, "Accept", HTML);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(type(answer)).startsWith("application/json");
  }
}
