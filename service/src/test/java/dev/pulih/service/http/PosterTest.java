package dev.pulih.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that promises more than it gives, and goes on holding the connection. */
class PosterTest {

  private static final int MOST = 1_000;

  private final ServerSocket server = listening();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private static ServerSocket listening() {
    try {
      return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }

  @Test
  void what_is_beyond_the_limit_is_not_waited_for() throws Exception {
    answer("HTTP/1.1 400 no\r\nContent-Length: 1000000000\r\n\r\n" + "x".repeat(1_500));
    HttpResponse<String> answer = post(Duration.ofSeconds(20), MOST);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("x".repeat(MOST));
  }

  @Test
  void where_nothing_is_to_be_read_the_status_is_enough() throws Exception {
    answer("HTTP/1.1 200 ok\r\nContent-Length: 1000000000\r\n\r\n");
    HttpResponse<String> answer = post(Duration.ofSeconds(20), 0);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void what_does_not_come_within_the_limit_is_no_answer() {
    answer("HTTP/1.1 400 no\r\nContent-Length: 1000000000\r\n\r\n" + "x".repeat(500));
    assertThatThrownBy(() -> post(Duration.ofMillis(300), MOST))
        .isInstanceOf(IOException.class)
        .hasMessage("no whole answer within PT0.3S");
  }

  @Test
  void half_a_status_line_is_no_answer() {
    threads.execute(() -> accepted("HTTP/1.1 20", true));
    assertThatThrownBy(() -> post(Duration.ofSeconds(20), MOST)).isInstanceOf(IOException.class);
  }

  private HttpResponse<String> post(Duration timeout, int most) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    return new Poster(timeout, _ -> most).post(address, new byte[] {1}, Map.of());
  }

  private void answer(String text) {
    threads.execute(() -> accepted(text, false));
  }

  private void accepted(String text, boolean closing) {
    try (Socket client = server.accept()) {
      client.getInputStream().read();
      client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      client.getOutputStream().flush();
      while (!closing && client.getInputStream().read() >= 0) {
        // Until the client goes.
      }
    } catch (IOException gone) {
      // What the client made of it is asserted where it is asked.
    }
  }
}
