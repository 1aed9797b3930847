package dev.pulih.service.e2e;

import dev.pulih.service.badinput.Town;
import dev.pulih.service.testing.KeyPairs;
import dev.pulih.service.testing.Mail;
import dev.pulih.service.testing.MailEndpoint;
import dev.pulih.service.testing.MailEndpoint.Manner;
import dev.pulih.service.testing.OpenIdEndpoint;
import dev.pulih.service.testing.Parrot;
import dev.pulih.service.testing.PrometheusStandIn;
import dev.pulih.service.testing.SmtpFault;
import dev.pulih.service.testing.VendorEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Pulih that was told every secret that a configuration can have, among neighbours that all fail
 * and say them back. A Prometheus tells of services that are all ill.
 */
final class Confidant implements AutoCloseable {

  /** Enough for messages to fail in every way. */
  private static final int SERVICES = 16;

  /** So often a login at the mail server fails, before letters are taken. */
  private static final int LOGINS = 6;

  private static final List<String> PARROTS =
      List.of(
          "slack", "pagerduty", "webhook", "claude", "kubernetes", "oidc", "heartbeat", "tracing");

  private final Path folder;
  private final Canaries canaries;
  private final Map<String, VendorEndpoint> neighbours = new LinkedHashMap<>();
  private final Town town = new Town(SERVICES);
  private final PrometheusStandIn prometheus = town.prometheus();
  private final MailEndpoint mail;
  private final OpenIdEndpoint provider = new OpenIdEndpoint();

  Confidant(Path folder) throws IOException {
    this.folder = folder;
    this.canaries = new Canaries(folder);
    KeyPairs keys = new KeyPairs(folder);
    keys.make("mail");
    mail = new MailEndpoint(Manner.startTls(keys.context("mail")));
    neighbours.put("prometheus", prometheus);
    for (int i = 0; i < SERVICES; i++) {
      town.sicken(town.next(), "v1", false, Instant.now());
    }
    PARROTS.forEach(name -> neighbours.put(name, new Parrot()));
    provider.claims(Map.of("token_endpoint", neighbour("oidc").uri() + "/token"));
  }

  Canaries canaries() {
    return canaries;
  }

  Parrot parrot(String name) {
    return (Parrot) neighbour(name);
  }

  VendorEndpoint neighbour(String name) {
    VendorEndpoint neighbour = neighbours.get(name);
    if (neighbour == null) {
      throw new AssertionError("There is no " + name);
    }
    return neighbour;
  }

  Map<String, VendorEndpoint> neighbours() {
    return neighbours;
  }

  /** The letters that the mail server took, as their reader sees them. */
  Map<String, String> letters() {
    Map<String, String> letters = new LinkedHashMap<>();
    for (Mail mail : mail.taken()) {
      letters.put("letter " + letters.size(), Letter.read(mail));
    }
    return letters;
  }

  /** From now on Prometheus answers as a parrot. */
  Parrot turnPrometheus() {
    Parrot parrot = new Parrot();
    prometheus.misbehave(
        Instant.EPOCH,
        Instant.MAX,
        (_, received) -> new dev.pulih.service.testing.Fault.Answers(parrot.answer(received)));
    neighbours.put("prometheus's other self", parrot);
    return parrot;
  }

  /** The address of a cluster that works, and the file with the token for it. */
  String cluster() throws IOException {
    Path token = Files.writeString(folder.resolve("cluster.token"), Town.TOKEN);
    return "kubernetes: {server: \"%s\", token: \"file:%s\"}\n".formatted(town.api().url(), token);
  }

  /**
   * The file of a configuration.
   *
   * @param auth how Pulih is let in at Prometheus
   * @param more further blocks
   */
  Path configuration(String auth, String more) throws IOException {
    sayBackPasswords();
    return Files.writeString(
        folder.resolve("pulih.yaml"), yaml(auth) + people() + watchers() + more);
  }

  /** Logins fail in the words of a server that should know better, and then succeed. */
  private void sayBackPasswords() throws IOException {
    String password = MailEndpoint.PASSWORD;
    canaries.plant("mail", password);
    for (int i = 0; i < LOGINS; i += 2) {
      mail.failNext("AUTH", new SmtpFault.SaysAndCloses("535 5.7.8 wrong: " + password));
      mail.failNext("AUTH", new SmtpFault.SaysAndCloses("454 4.7.0 not now: " + password));
    }
  }

  /** Who watches Pulih itself. */
  private String watchers() throws IOException {
    return """
    heartbeat: {url: %s, timeout: 2s, secretHeaders: {X-Planted: %s}}
    tracing: {otlp: "%s", timeout: 2s, secretHeaders: {X-Planted: %s}}
    """
        .formatted(
            canaries.plantAfter(neighbour("heartbeat").uri() + "/", "heartbeat"),
            canaries.plant("heartbeat-header"),
            neighbour("tracing").uri(),
            canaries.plant("tracing-header"));
  }

  private String yaml(String auth) throws IOException {
    return """
    mode: auto
    interval: 500ms
    offset: 0
    dataDir: %s
    prometheus: {url: "%s", auth: {%s}, secretHeaders: {X-Planted: %s}, timeouts: {connect: 350ms, query: 350ms, tick: 450ms}}
    signals: {definitions: %s}
    server: {port: 0, token: %s, tokens: [{name: grafana, role: view, token: %s}], oidc: %s}
    windows:
      recent: 2s
      evaluation: 6s
      condition: 10s
      burn: {pageShort: 10s, pageLong: 120s, ticketShort: 60s, ticketLong: 720s}
    stages:
      actWithin: 20s
      restart: {for: 2s, evaluateAfter: 10s, checkpoint: 4s, rolloutDeadline: 60s}
      shift: {for: 60s, evaluateAfter: 10s, checkpoint: 4s}
    escalation: {pageAfter: 3s, idleAfter: 2s, resolveAfter: 2s}
    guards: {storm: {services: 10000, minServices: 10000}, concurrency: {atOnce: 1000, perHour: 10000}}
    defaults: {namespace: bos, slo: {availability: 99.9 %%, p99: 200ms, errors: 0.1 %%}}
    services:
    %s
    """
        .formatted(
            folder.resolve("data"),
            prometheus.uri(),
            auth,
            canaries.plant("prometheus-header"),
            PrometheusStandIn.DEFINITIONS,
            canaries.plant("server"),
            canaries.plant("server-view"),
            provider(),
            town.yaml() + withOwnKey());
  }

  /** One that sends people on as it should; who asks it for tokens talks to a parrot. */
  private String provider() throws IOException {
    return "{issuer: \"%s\", clientId: %s, clientSecret: %s, publicUrl: \"http://localhost\", roles: {view: [staff]}}"
        .formatted(provider.issuer(), OpenIdEndpoint.CLIENT, canaries.plant("oidc"));
  }

  private String withOwnKey() throws IOException {
    String key = canaries.plant("pagerduty-own", "0a".repeat(16));
    return "  - {name: nowhere, pagerdutyRoutingKey: " + key + "}\n";
  }

  private String people() throws IOException {
    return """
    slack:
      token: %s
      appToken: %s
      signingSecret: %s
      allowed: {users: [U0AISYAH], group: S0GROUP}
      baseUrl: "%s/api/"
    pagerduty: {routingKey: %s, baseUrl: "%s", throttled: 1s}
    contacts:
      - {after: 1s, pagerduty: %s}
      - {after: 2s, email: [lead@bos.example]}
    webhook:
      url: "%s/hook"
      allowPrivate: true
      secrets: [%s]
      secretHeaders: {X-Planted: %s}
    email:
      host: localhost
      port: %d
      user: pulih
      password: "file:%s"
      authority: %s
      from: pulih@bos.example
      to: [oncall@bos.example]
    claude: {apiKey: %s, baseUrl: "%s", circuit: {failures: 1000}}
    """
        .formatted(
            canaries.plant("slack", "xoxb-planted-slack-Zq7x9Kd2mVw4"),
            canaries.plant("slack-app", "xapp-planted-app-Zq7x9Kd2mVw4"),
            canaries.plant("slack-signing"),
            neighbour("slack").uri(),
            canaries.plant("pagerduty", "0123456789abcdef0123456789abcdef"),
            neighbour("pagerduty").uri(),
            canaries.plant("pagerduty-lead", "fedcba9876543210fedcba9876543210"),
            neighbour("webhook").uri(),
            canaries.plant("webhook"),
            canaries.plant("webhook-header"),
            mail.port(),
            folder.resolve("mail.secret"),
            folder.resolve("mail.crt"),
            canaries.plant("claude", "sk-ant-planted-Zq7x9Kd2mVw4"),
            neighbour("claude").uri());
  }

  @Override
  public void close() {
    neighbours.values().forEach(VendorEndpoint::close);
    mail.close();
    provider.close();
    town.close();
  }
}
