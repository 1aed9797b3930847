package dev.pulih.service.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.heartbeat.HeartbeatSettings.Method;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.testing.Fault;
import dev.pulih.service.testing.MonitorEndpoint;
import dev.pulih.service.testing.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pings to a monitor on a real socket. */
class HeartbeatTest {

  private static final Instant TICK = Instant.parse("2026-11-26T08:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final MonitorEndpoint monitor = new MonitorEndpoint();
  private final List<Optional<String>> heard = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    monitor.close();
  }

  private static HeartbeatSettings settings(String url, Method method) {
    return settings(url, method, PATIENCE);
  }

  private static HeartbeatSettings settings(String url, Method method, Duration timeout) {
    return new HeartbeatSettings(
        new Secret(url), false, method, Map.of("X-Key", new Secret("k3y")), timeout);
  }

  private Ping ping(String url) {
    return new Ping(settings(url, Method.POST), "1.2.3");
  }

  private Ping ping() {
    return ping(monitor.url().toString());
  }

  @Test
  void a_post_says_which_tick_it_is_for() {
    try (Heartbeat heartbeat = new Heartbeat(ping(), heard::add)) {
      heartbeat.beat(TICK);
      await().atMost(PATIENCE).until(() -> heard.equals(List.of(Optional.empty())));
    }
    assertThat(monitor.texts()).containsExactly("tick 2026-11-26T08:00:00Z");
    assertThat(monitor.received().getFirst().headers())
        .containsEntry("user-agent", "Pulih/1.2.3")
        .containsEntry("x-key", "k3y");
  }

  @Test
  void a_monitor_that_wants_a_get_gets_one() {
    HeartbeatSettings get = settings(monitor.url().toString(), Method.GET);
    assertThat(new Ping(get, "1").send("tick")).isEmpty();
    assertThat(monitor.received().getFirst().method()).isEqualTo("GET");
    assertThat(monitor.texts()).containsExactly("");
  }

  @Test
  void one_is_under_way_at_a_time_and_of_those_that_wait_the_latest_is_sent() {
    monitor.hold();
    try (Heartbeat heartbeat = new Heartbeat(ping(), heard::add)) {
      heartbeat.beat(TICK);
      await().atMost(PATIENCE).until(() -> monitor.received().size() == 1);
      for (int i = 1; i <= 50; i++) {
        heartbeat.beat(TICK.plusSeconds(i));
      }
      monitor.answerOne();
      await().atMost(PATIENCE).until(() -> monitor.received().size() == 2);
      monitor.answerOne();
      await().atMost(PATIENCE).until(() -> heard.size() == 2);
    }
    assertThat(monitor.texts())
        .containsExactly("tick 2026-11-26T08:00:00Z", "tick 2026-11-26T08:00:50Z");
  }

  @Test
  void nothing_is_sent_after_the_end() {
    Heartbeat heartbeat = new Heartbeat(ping(), heard::add);
    heartbeat.close();
    heartbeat.beat(TICK);
    assertThat(monitor.received()).isEmpty();
  }

  @Test
  void an_error_of_the_monitor_is_said_without_its_address() {
    monitor.failNext(
        new Fault.Answers(new Reply(503, Map.of(), "busy: " + monitor.url() + " k3y\nmore")));
    assertThat(ping().send("tick")).contains("it answered 503 (busy: *** ***)");
  }

  @Test
  void a_check_that_does_not_exist_is_no_success_though_it_is_answered_with_200() {
    assertThat(ping(monitor.uri() + "/wrong").send("tick"))
        .contains("it answered 200 (OK (not found))");
    monitor.failNext(new Fault.Answers(new Reply(200, Map.of(), "OK (rate limited)")));
    assertThat(ping().send("tick")).contains("it answered 200 (OK (rate limited))");
  }

  @Test
  void a_monitor_that_hangs_is_given_up() {
    monitor.failNext(new Fault.Hangs());
    HeartbeatSettings hasty =
        settings(monitor.url().toString(), Method.POST, Duration.ofSeconds(1));
    assertThat(new Ping(hasty, "1.2.3").send("tick"))
        .contains("it gave no answer (no whole answer within PT1S)");
  }

  /** Wherever it leads, somebody else chose it. */
  @Test
  void a_redirect_is_not_followed() {
    try (MonitorEndpoint other = new MonitorEndpoint()) {
      Map<String, String> there = Map.of("Location", other.url().toString());
      monitor.failNext(new Fault.Answers(new Reply(307, there, "")));
      assertThat(ping().send("tick")).contains("it answered 307 ()");
      assertThat(other.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hc.example/1",
        "ftp://hc.example/1",
        "file:/etc/passwd",
        "https://me:secret@hc.example/1",
        "https://hc.example/1#a",
        "https:///1",
        "not an address"
      })
  void an_address_that_cannot_be_used_is_refused_without_being_said(String url) {
    assertThatThrownBy(() -> HeartbeatSettings.of(new Secret(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The heartbeat's address: it ")
        .hasMessageNotContaining("hc.example");
  }
}
