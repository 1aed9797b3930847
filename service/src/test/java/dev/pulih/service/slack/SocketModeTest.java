package dev.pulih.service.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.pulih.analyse.Masking;
import dev.pulih.notify.FakeInboundLog;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.testing.Fault;
import dev.pulih.service.testing.SlackEndpoint;
import dev.pulih.service.testing.SlackPerson;
import dev.pulih.service.testing.SlackSocket;
import dev.pulih.service.testing.SlackWorkspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Socket Mode against a server that is as strict as Slack, on real sockets. */
class SocketModeTest {

  private static final SlackPerson SITI = new SlackPerson("U0SITI00", "siti");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SlackWorkspace workspace = new SlackWorkspace();
  private final SlackSocket socket = new SlackSocket();
  private final Heard heard = new Heard();
  private final WaysIn ways = new WaysIn();
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private SlackInbound inbound = inbound(PATIENCE);

  /** With waits of some milliseconds, so that a test sees many. */
  private SlackInbound inbound(Duration silence) {
    return new SlackInbound(
        settings(),
        new SlackInbound.Tools(
            heard, _ -> Optional.empty(), new FakeInboundLog(), Masking.defaults(), Instant::now),
        ways,
        new Rhythm(
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            Duration.ofHours(1),
            Duration.ofMillis(50),
            silence));
  }

  private SlackSettings settings() {
    return new SlackSettings(
        workspace.uri().resolve("/api"),
        new Secret(SlackEndpoint.TOKEN),
        Channels.defaults(),
        Duration.ofSeconds(10),
        new InboundSettings(
            Optional.empty(),
            Optional.of(new Secret(SlackWorkspace.APP_TOKEN)),
            new Allowed(Set.of(SITI.id()), Optional.empty())));
  }

  @BeforeEach
  void listen() {
    logged.start();
    ((Logger) LoggerFactory.getLogger(SocketMode.class)).addAppender(logged);
    workspace.socketAt(socket::address);
  }

  @AfterEach
  void stop() {
    inbound.close();
    socket.close();
    workspace.close();
    ((Logger) LoggerFactory.getLogger(SocketMode.class)).detachAppender(logged);
    assertThat(socket.complaints()).isEmpty();
  }

  private void start() {
    inbound.start();
    until(() -> socket.greetings() >= 1);
  }

  /** The same with one that takes a connection for dead after so long. */
  private void start(Duration silence) {
    inbound.close();
    inbound = inbound(silence);
    start();
  }

  private static void until(Callable<Boolean> holds) {
    await().atMost(PATIENCE).until(holds);
  }

  private JsonNode press(String button, String incident) {
    String value = incident + "@2026-11-23T04:00:00Z";
    return JsonMapper.shared()
        .readTree(SITI.press("pulih." + button, value, workspace.responseUrl()));
  }

  private JsonNode command(String text) {
    return JsonMapper.shared().valueToTree(SITI.command(text, workspace.responseUrl()));
  }

  private List<String> said(Level level) {
    return List.copyOf(logged.list).stream()
        .filter(event -> event.getLevel() == level)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  // ----- envelopes

  @Test
  void a_press_is_acknowledged_and_carried_out_and_answered() {
    start();
    String id = socket.send("interactive", press("acknowledge", "bos.txn-service.toxn1u"));
    until(() -> workspace.answers().size() == 1 && socket.acknowledged(id));
    assertThat(heard.orders())
        .containsExactly(
            "acknowledge bos.txn-service.toxn1u 2026-11-23T04:00:00Z by slack:U0SITI00 (siti)");
    assertThat(workspace.answers().getFirst().text()).isEqualTo("done");
  }

  @Test
  void a_command_too() {
    start();
    String id = socket.send("slash_commands", command("pause 30m because of this"));
    until(() -> workspace.answers().size() == 1 && socket.acknowledged(id));
    assertThat(heard.orders())
        .containsExactly("pause 30m because of this by slack:U0SITI00 (siti)");
  }

  /** The order waits until the test lets it go, and the acknowledgement does not. */
  @Test
  void the_acknowledgement_does_not_wait_for_the_order() {
    start();
    heard.hold();
    String first = socket.send("interactive", press("false-alarm", "a"));
    String second = socket.send("interactive", press("false-alarm", "b"));
    until(() -> socket.acknowledged(first) && socket.acknowledged(second));
    assertThat(workspace.answers()).isEmpty();
    heard.release();
    until(() -> workspace.answers().size() == 2);
  }

  @Test
  void many_at_once_are_acknowledged_each_once() {
    start();
    List<String> ids =
        IntStream.range(0, 50)
            .mapToObj(i -> socket.send("interactive", press("false-alarm", "i" + i)))
            .toList();
    until(() -> workspace.answers().size() == 50 && ids.stream().allMatch(socket::acknowledged));
    assertThat(heard.orders()).doesNotHaveDuplicates().hasSize(50);
  }

  @Test
  void what_is_not_for_pulih_is_acknowledged_and_nothing_else() {
    start();
    String event = socket.send("events_api", JsonMapper.shared().readTree("{\"event\":{}}"));
    String odd = socket.send("interactive", JsonMapper.shared().readTree("[]"));
    until(() -> socket.acknowledged(event) && socket.acknowledged(odd));
    assertThat(heard.orders()).isEmpty();
  }

  @Test
  void what_cannot_be_read_breaks_nothing() {
    start();
    socket.say("not json");
    socket.say("{}");
    socket.say("{\"type\":\"news\"}");
    String id = socket.send("interactive", press("false-alarm", "a"));
    until(() -> socket.acknowledged(id));
    assertThat(socket.greetings()).isEqualTo(1);
  }

  // ----- connections

  @Test
  void the_status_tells_whether_it_is_connected_and_else_why_not() {
    assertThat(ways.text()).contains("Socket Mode not connected yet");
    start();
    until(() -> ways.text().orElseThrow().startsWith("Socket Mode connected since 20"));
    workspace.failAlways(Fault.status(500));
    socket.disconnect("link_disabled");
    until(() -> ways.text().orElseThrow().startsWith("Socket Mode LOST: "));
    workspace.recover();
    until(() -> ways.text().orElseThrow().startsWith("Socket Mode connected since 20"));
  }

  @Test
  void a_connection_that_slack_renews_is_replaced_before_it_is_given_up_and_nobody_is_told() {
    start();
    socket.silent(true);
    socket.disconnect("warning");
    until(() -> workspace.calls("apps.connections.open") >= 2);
    String old = socket.send(0, "interactive", press("false-alarm", "over-the-old-one"));
    until(() -> socket.acknowledged(old));
    socket.silent(false);
    until(() -> heard.orders().size() == 1);
  }

  @Test
  void a_renewed_connection_works_and_the_old_one_is_closed() {
    start();
    socket.disconnect("refresh_requested");
    until(() -> socket.greetings() == 2 && socket.open() == 1);
    String id = socket.send("interactive", press("false-alarm", "a"));
    until(() -> socket.acknowledged(id));
    assertThat(said(Level.WARN)).isEmpty();
    assertThat(said(Level.INFO)).hasSize(1);
  }

  @Test
  void a_lost_connection_comes_back_and_both_are_said_once() {
    start();
    until(() -> said(Level.INFO).size() == 1);
    workspace.failAlways(Fault.status(500));
    socket.cut();
    until(() -> workspace.calls("apps.connections.open") >= 5);
    assertThat(said(Level.WARN)).hasSize(1);
    assertThat(said(Level.INFO)).hasSize(1);
    workspace.recover();
    until(() -> said(Level.INFO).size() == 2);
    assertThat(said(Level.WARN)).hasSize(1);
    String id = socket.send("interactive", press("false-alarm", "a"));
    until(() -> socket.acknowledged(id));
  }

  @Test
  void a_connection_that_answers_no_ping_is_given_up() {
    start(Duration.ofMillis(500));
    socket.mute();
    until(() -> socket.greetings() >= 2);
    assertThat(said(Level.WARN).getFirst()).contains("nothing was heard");
  }

  @Test
  void a_connection_that_answers_pings_is_kept() {
    start(Duration.ofSeconds(2));
    // A ping each 50 ms: 80 of them are twice as long as a silent one is kept.
    until(() -> socket.pings() >= 80);
    assertThat(socket.greetings()).isEqualTo(1);
  }

  @Test
  void pulih_starts_while_slack_is_away() {
    workspace.failAlways(new Fault.Drops());
    inbound.start();
    until(() -> workspace.calls("apps.connections.open") >= 3);
    assertThat(said(Level.WARN)).hasSize(1);
    workspace.recover();
    until(() -> socket.greetings() == 1);
  }

  @Test
  void what_slack_has_against_the_app_is_said_with_what_to_do() {
    workspace.failNext(SlackEndpoint.notOk("invalid_auth"));
    start();
    assertThat(said(Level.WARN)).singleElement().asString().contains("slack.appToken");
  }

  @Test
  void where_socket_mode_is_switched_off_that_is_said() {
    start();
    workspace.failAlways(SlackEndpoint.notOk("forbidden_team"));
    socket.disconnect("link_disabled");
    until(() -> said(Level.WARN).size() == 1);
    assertThat(said(Level.WARN).getFirst()).contains("switched off in the settings");
  }

  // ----- the end

  @Test
  void it_ends_with_pulih() {
    start();
    inbound.close();
    until(() -> socket.open() == 0 && socketThreads().isEmpty());
  }

  @Test
  void what_was_not_started_can_be_closed() {
    inbound.close();
    assertThat(socket.greetings()).isZero();
  }

  @Test
  void it_ends_while_it_tries_too() {
    workspace.failAlways(Fault.status(500));
    inbound.start();
    until(() -> workspace.calls("apps.connections.open") >= 2);
    inbound.close();
    until(() -> socketThreads().isEmpty());
  }

  @Test
  void none_of_its_threads_keeps_the_process_alive() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    start();
    String id = socket.send("interactive", press("false-alarm", "a"));
    until(() -> socket.acknowledged(id) && workspace.answers().size() == 1);
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !before.contains(thread))
        // Those that this test waits with.
        .filteredOn(thread -> !thread.getName().startsWith("awaitility"))
        .isNotEmpty()
        .allMatch(Thread::isDaemon);
  }

  private static List<Thread> socketThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("slack-socket") && thread.isAlive())
        .toList();
  }

  // ----- the waits

  @Test
  void the_waits_double_up_to_the_longest_and_half_of_each_is_chance() {
    Rhythm usual = Rhythm.usual();
    SplittableRandom random = new SplittableRandom(7);
    assertThat(usual.wait(0, random)).isZero();
    assertThat(usual.wait(1, random)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(usual.wait(4, random)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
    assertThat(usual.wait(7, random)).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
    assertThat(usual.wait(1_000_000, random))
        .isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
  }
}
