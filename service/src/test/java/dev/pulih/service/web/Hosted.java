package dev.pulih.service.web;

import dev.pulih.analyse.Masking;
import dev.pulih.flow.IncidentBook;
import dev.pulih.flow.MaintenanceDesk;
import dev.pulih.notify.FakeInboundLog;
import dev.pulih.policy.Ledger;
import dev.pulih.policy.Retention;
import dev.pulih.service.Views;
import dev.pulih.service.access.Allowance;
import dev.pulih.service.access.Credential;
import dev.pulih.service.access.Credentials;
import dev.pulih.service.access.Role;
import dev.pulih.service.oidc.OidcSettings;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.slack.Allowed;
import dev.pulih.service.slack.Channels;
import dev.pulih.service.slack.InboundSettings;
import dev.pulih.service.slack.SlackInbound;
import dev.pulih.service.slack.SlackSettings;
import dev.pulih.service.slack.WaysIn;
import dev.pulih.service.web.page.OrdersTaken;
import dev.pulih.simulator.memory.MemoryEventLog;
import dev.pulih.simulator.memory.MemoryLedger;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** The server as it is served, all that it can serve included, with a look behind it. */
public final class Hosted implements AutoCloseable {

  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

  private final ConfigurableApplicationContext context;

  private Hosted(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** One with a token for each role, further arguments, and further controllers. */
  static Hosted start(List<String> arguments, Class<?>... more) {
    return start(new WebServer.Settings("127.0.0.1", 0, credentials()), arguments, more);
  }

  /** One with a token for each role, where a caller may ask so much. */
  static Hosted limited(Allowance allowance, OidcSettings oidc) {
    return start(
        new WebServer.Settings("127.0.0.1", 0, credentials(), Optional.of(oidc), allowance, false),
        List.of());
  }

  /** One with a token for each role, to which an OpenID provider introduces people as well. */
  static Hosted with(OidcSettings oidc) {
    return with(oidc, 0);
  }

  /** The same at a port, which the provider must know. */
  public static Hosted with(OidcSettings oidc, int port) {
    return start(
        new WebServer.Settings(
            "127.0.0.1", port, credentials(), Optional.of(oidc), Allowance.defaults(), false),
        List.of());
  }

  /** The pages of what somebody looks at. */
  public static Hosted showing(ControlRoom room, View view) {
    return showing(room, view, 0);
  }

  /** The same at a port, where another one was before. */
  public static Hosted showing(ControlRoom room, View view, int port) {
    WebServer.Settings settings = new WebServer.Settings("127.0.0.1", port, credentials());
    return start(settings, served(room, view), List.of());
  }

  /** What a room shows, to whoever asks however often, with an OpenID provider. */
  static Hosted unlimited(ControlRoom room, OidcSettings oidc) {
    Allowance any = new Allowance(100_000, 100_000);
    return start(
        new WebServer.Settings("127.0.0.1", 0, credentials(), Optional.of(oidc), any, false),
        served(room, Views.of(room)),
        List.of());
  }

  private static Hosted start(
      WebServer.Settings settings, List<String> arguments, Class<?>... more) {
    ControlRoom room = room();
    return start(settings, served(room, Views.of(room)), arguments, more);
  }

  private static Hosted start(
      WebServer.Settings settings,
      WebServer.Served served,
      List<String> arguments,
      Class<?>... more) {
    SpringApplication application =
        WebServer.application(
            settings, served, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    application.addInitializers(
        context ->
            Arrays.stream(more).forEach(((GenericApplicationContext) context)::registerBean));
    return new Hosted(
        application.run(
            Stream.concat(Arrays.stream(WebServer.arguments(settings)), arguments.stream())
                .toArray(String[]::new)));
  }

  private static Credentials credentials() {
    return Credentials.admin(new Secret(token(Role.ADMIN)))
        .and(
            Stream.of(Role.VIEW, Role.APPROVE)
                .map(role -> new Credential(role.code(), role, new Secret(token(role))))
                .toList());
  }

  /** What opens it as far as a role leads. */
  public static String token(Role role) {
    return "the-token-of-" + role.code();
  }

  private static WebServer.Served served(ControlRoom room, View view) {
    FakeInboundLog inbound = new FakeInboundLog();
    return new WebServer.Served(
        room, () -> new Status.Lead(true, "leads"), inbound, slack(inbound).door(), view);
  }

  private static SlackInbound slack(FakeInboundLog inbound) {
    SlackSettings settings =
        new SlackSettings(
            URI.create("http://127.0.0.1:9/api"),
            new Secret("xoxb-of-nobody"),
            new Channels("#bos-alerts", Map.of()),
            Duration.ofSeconds(1),
            new InboundSettings(
                Optional.of(new Secret("signing-secret-of-nobody")),
                Optional.empty(),
                Allowed.nobody()));
    return new SlackInbound(
        settings,
        new SlackInbound.Tools(
            new OrdersTaken(), _ -> Optional.empty(), inbound, Masking.defaults(), () -> NOW),
        new WaysIn());
  }

  private static ControlRoom room() {
    MemoryEventLog log = new MemoryEventLog();
    Ledger ledger = new MemoryLedger();
    return new ControlRoom(
        new IncidentBook(log, _ -> {}),
        log,
        ledger,
        new ControlRoom.Desks(
            Hosted::status,
            (_, _) -> Optional.empty(),
            new MaintenanceDesk(ledger, List.of()),
            _ -> List.of(),
            new Archive(Retention.defaults(), (_, _) -> {})),
        () -> NOW);
  }

  private static Status status() {
    return new Status(
        "1.2.3",
        NOW,
        new Status.Lead(true, "leads"),
        new Status.Ticks(Optional.of(NOW), 9, 0, 0, false),
        Map.of(),
        List.of(),
        Status.Own.nothing(),
        Map.of(),
        Optional.empty());
  }

  /** Where it listens. */
  public URI url() {
    int port = ((WebServerApplicationContext) context).getWebServer().getPort();
    return URI.create("http://127.0.0.1:" + port);
  }

  /** What it is made of. */
  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** What Spring asks for the handler of a request. */
  Stream<RequestMappingInfoHandlerMapping> mappings() {
    return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream();
  }

  @Override
  public void close() {
    context.close();
  }
}
