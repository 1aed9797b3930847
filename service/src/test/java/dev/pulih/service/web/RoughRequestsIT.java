package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.pulih.service.access.Role;
import dev.pulih.service.testing.LogLines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no well-behaved client sends: what fuzzing the port found. */
class RoughRequestsIT {

  private static final int PATIENCE_MILLIS = 60_000;

  private final Hosted hosted = Hosted.start(List.of());
  private final LogLines log = new LogLines();

  @AfterEach
  void stop() {
    log.close();
    hosted.close();
  }

  /** It was a bug of Pulih's, with a trace in the log, which anybody could fill. */
  @Test
  void a_body_that_ends_too_early_is_refused_and_leaves_nothing_in_the_log() throws IOException {
    String answer = sent("POST /slack/commands", "Content-Length: 100\r\n", "text=status");
    assertThat(answer)
        .startsWith("HTTP/1.1 400 ")
        .contains("\"what\":")
        .doesNotContain("Exception");
    assertThat(log.since(0, ""))
        .noneMatch(l -> l.trace() || l.level().isGreaterOrEqual(Level.WARN));
  }

  /** They were bugs of Pulih's as well; fuzzing found them. */
  @ParameterizedTest
  @CsvSource({
    "POST /api/maintenance, Content-Type: \u00c2pplication/json",
    "GET /api/switches?=x, Accept: */*",
    "GET /api/switches?limit=;3, Accept: */*",
    "GET /login?=x, Accept: */*",
    "DELETE /api/mai;%zzntenance/nope, Accept: */*",
    "GET /services/a;%zz, Accept: */*",
    "GET /%zz, Accept: */*",
    "GET /incidents/x;a=%2, Accept: */*"
  })
  void what_is_garbled_is_refused_and_leaves_nothing_in_the_log(String request, String header)
      throws IOException {
    assertThat(sent(request, header + "\r\nContent-Length: 2\r\n", "{}"))
        .startsWith("HTTP/1.1 4")
        .doesNotContain("Exception");
    assertThat(log.since(0, ""))
        .noneMatch(l -> l.trace() || l.level().isGreaterOrEqual(Level.WARN));
  }

  /** It was read before anybody had looked at whether it is taken, and failed. */
  @Test
  void a_garbled_form_is_not_read_where_none_is_taken() throws IOException {
    String form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n";
    assertThat(sent("PATCH /", form, "%2q")).startsWith("HTTP/1.1 4");
  }

  /** It was a page of the server's, with its own words. */
  @ParameterizedTest
  @ValueSource(strings = {"/api//status", "/api/status;x=1", "/api/%2e%2e/status"})
  void what_the_server_refuses_by_itself_is_said_as_everything_else_is(String path)
      throws IOException {
    assertThat(sent("GET " + path, "", ""))
        .startsWith("HTTP/1.1 400 ")
        .contains("Content-Type: application/json", "\"what\":\"Bad Request.\"", "\"next\":")
        .doesNotContain("<html", "Exception");
  }

  @Test
  void whoever_wants_an_event_stream_hears_in_json_what_is_wrong() throws IOException {
    assertThat(sent("GET /api/incidents/nope", "Accept: text/event-stream\r\n", ""))
        .startsWith("HTTP/1.1 404 ")
        .contains("Content-Type: application/json", "There is no incident");
  }

  private String sent(String request, String headers, String body) throws IOException {
    String all =
        "%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\n%s\r\n%s"
            .formatted(request, Hosted.token(Role.ADMIN), headers, body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), hosted.url().getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(all.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
