package dev.pulih.service.web;

import dev.pulih.notify.InboundLog;
import dev.pulih.service.access.Allowance;
import dev.pulih.service.access.Credentials;
import dev.pulih.service.access.Introductions;
import dev.pulih.service.oidc.OidcSettings;
import dev.pulih.service.oidc.Provider;
import dev.pulih.service.slack.HttpDoor;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The HTTP server of pages, API, health and metrics. */
public final class WebServer implements AutoCloseable {

  private static final String PROPERTIES =
      "--spring.config.location=classpath:/dev/pulih/service/web/server.properties";

  private final ConfigurableApplicationContext context;

  private WebServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Where it listens, and who is let in.
   *
   * @param address the address
   * @param port the port; 0 for any that is free
   * @param credentials the tokens
   * @param oidc who else says who somebody is
   * @param limits what one caller may ask
   * @param jsonLogs whether log lines are JSON
   */
  public record Settings(
      String address,
      int port,
      Credentials credentials,
      Optional<OidcSettings> oidc,
      Allowance limits,
      boolean jsonLogs) {

    /** With tokens alone, the usual limits, and log lines for people. */
    public Settings(String address, int port, Credentials credentials) {
      this(address, port, credentials, Optional.empty(), Allowance.defaults(), false);
    }
  }

  /**
   * What it serves.
   *
   * @param room what people see and tell
   * @param lead whether this Pulih acts
   * @param inbound what came in over channels
   * @param slack where Slack's requests go, if they come here
   * @param view what the pages look at
   */
  public record Served(
      ControlRoom room, LeadDesk lead, InboundLog inbound, Optional<HttpDoor> slack, View view) {}

  /**
   * Starts to listen.
   *
   * @throws IllegalStateException if the port is taken
   */
  public static WebServer start(Settings settings, Served served, PrometheusMeterRegistry meters) {
    try {
      return new WebServer(application(settings, served, meters).run(arguments(settings)));
    } catch (RuntimeException e) {
      throw isTaken(e) ? new IllegalStateException(taken(settings), e) : e;
    }
  }

  /** What Spring runs. */
  static SpringApplication application(
      Settings settings, Served served, PrometheusMeterRegistry meters) {
    SpringApplication application = new SpringApplication(WebConfiguration.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    // Pulih ends in its own order: first the ticks, last the store.
    application.setRegisterShutdownHook(false);
    application.addInitializers(
        context -> register((GenericApplicationContext) context, settings, served, meters));
    return application;
  }

  /** Whoever starts the server says so within an exception of its own. */
  private static boolean isTaken(Throwable e) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
        .anyMatch(PortInUseException.class::isInstance);
  }

  private static void register(
      GenericApplicationContext context,
      Settings settings,
      Served served,
      PrometheusMeterRegistry meters) {
    context.registerBean(ControlRoom.class, served::room);
    context.registerBean(LeadDesk.class, served::lead);
    context.registerBean(InboundLog.class, served::inbound);
    context.registerBean(View.class, served::view);
    served
        .slack()
        .ifPresent(
            door -> context.registerBean(SlackRequests.class, () -> new SlackRequests(door)));
    context.registerBean(Credentials.class, settings::credentials);
    context.registerBean(Allowance.class, settings::limits);
    settings.oidc().ifPresent(oidc -> register(context, oidc));
    context.registerBean(PrometheusMeterRegistry.class, () -> meters);
    context.registerBean(PrometheusRegistry.class, meters::getPrometheusRegistry);
  }

  /** What is loaded for an OpenID provider alone. */
  private static void register(GenericApplicationContext context, OidcSettings oidc) {
    Provider provider = new Provider(oidc, InstantSource.system());
    context.registerBean(Introductions.class, () -> provider);
    context.registerBean(IdTokens.class, () -> new IdTokens(provider));
    context.registerBean(SignOn.class, () -> new ProviderSignOn(provider, InstantSource.system()));
  }

  /** Arguments, since an environment variable of the same name would win over anything else. */
  static String[] arguments(Settings settings) {
    List<String> arguments = new ArrayList<>();
    arguments.add(PROPERTIES);
    arguments.add("--server.address=" + settings.address());
    arguments.add("--server.port=" + settings.port());
    if (settings.oidc().filter(OidcSettings::overTls).isPresent()) {
      arguments.add("--server.servlet.session.cookie.secure=true");
    }
    if (settings.jsonLogs()) {
      arguments.add("--logging.structured.format.console=logstash");
    }
    return arguments.toArray(String[]::new);
  }

  private static String taken(Settings settings) {
    return "Port %d of %s is taken: stop what listens there, or choose another one (server.port, or --port of a play; 0 for any)."
        .formatted(settings.port(), settings.address());
  }

  /** The port that it listens on. */
  public int port() {
    return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer()).getPort();
  }

  @Override
  public void close() {
    context.close();
  }
}
