package dev.pulih.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    Posted answer = post(Duration.ofSeconds(20), MOST);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("x".repeat(MOST));
  }

  @Test
  void where_nothing_is_to_be_read_the_status_is_enough() throws Exception {
    answer("HTTP/1.1 200 ok\r\nContent-Length: 1000000000\r\n\r\n");
    Posted answer = post(Duration.ofSeconds(20), 0);
    assertThat(answer.status()).isEqualTo(200);
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

  @Test
  void what_may_be_sent_again_at_once_is_sent_once_all_the_same() throws Exception {
    answer("HTTP/1.1 503 busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n");
    assertThat(post(Duration.ofSeconds(20), MOST).status()).isEqualTo(503);
  }

  @Test
  void headers_are_known_by_their_names_in_any_case() throws Exception {
    answer("HTTP/1.1 429 slow\r\nRETRY-after: 7\r\nContent-Length: 0\r\n\r\n");
    assertThat(post(Duration.ofSeconds(20), MOST).retryAfter()).contains("7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "2130706433", "127.1"})
  void a_name_of_this_machine_is_not_connected_to_without_leave(String host) throws Exception {
    Poster outside = new Poster(Duration.ofSeconds(20), _ -> MOST, new AddressRule(false));
    assertThatThrownBy(() -> post(host, outside)).isInstanceOf(RefusedAddress.class);
    server.setSoTimeout(1);
    assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void what_a_name_led_to_before_does_not_count() throws IOException {
    byte[] here = {127, 0, 0, 1};
    InetAddress rebound = InetAddress.getByAddress("hooks.example", here);
    try (Socket socket = new CheckedSockets(new AddressRule(false)).createSocket()) {
      assertThatThrownBy(
              () -> socket.connect(new InetSocketAddress(rebound, server.getLocalPort())))
          .isInstanceOf(RefusedAddress.class)
          .hasMessage("127.0.0.1 is refused: it is of this machine or of a private network");
    }
  }

  private Posted post(Duration timeout, int most) throws Exception {
    return post("127.0.0.1", new Poster(timeout, _ -> most, new AddressRule(true)));
  }

  private Posted post(String host, Poster poster) throws Exception {
    URI address = URI.create("http://" + host + ":" + server.getLocalPort() + "/");
    return poster.post(address, new byte[] {1}, Map.of());
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
