package dev.pulih.service.config;

import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.prometheus.Auth;
import dev.pulih.service.prometheus.PrometheusSettings.Access;
import dev.pulih.service.prometheus.PrometheusSettings.Limits;
import dev.pulih.service.prometheus.Tls;
import dev.pulih.service.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keys of the server that signals are read from. */
final class PrometheusSection extends Section<PrometheusDraft> {

  private final Key<URI> url =
      required("url", Shapes.url(), "http://prometheus:9090", "Its address, with its path prefix.");
  private final Key<Auth> auth = block("auth", new AuthSection(), "How Pulih is let in.");
  private final Key<Tls> tls = block("tls", new TlsSection(), "Certificates and keys.");
  private final Key<Map<String, Secret>> secretHeaders =
      key("secretHeaders", Headers.of(Shapes.secret()), "{}", "Headers with a secret.");
  private final Key<Map<String, String>> headers =
      key("headers", Headers.of(Headers.value()), "{}", "Headers such as X-Scope-OrgID for Mimir.");
  private final Key<PrometheusDraft.Timeouts> timeouts =
      block("timeouts", new TimeoutsSection(), "How long Pulih waits.");
  private final Key<Limits> limits = block("limits", new LimitsSection(), "How much at once.");

  @Override
  protected PrometheusDraft build(Fields fields) {
    URI address = fields.get(url);
    fields.check(address.getQuery() == null, url, "it has a query", "an address up to the path");
    Access access = new Access(fields.get(auth), fields.get(tls), allHeaders(fields));
    return new PrometheusDraft(address, access, fields.get(timeouts), fields.get(limits));
  }

  private Map<String, String> allHeaders(Fields fields) {
    Map<String, String> all = new HashMap<>(fields.get(headers));
    fields.get(secretHeaders).forEach((name, secret) -> all.put(name, secret.reveal()));
    return all;
  }

  /** Keys of the {@code Authorization} header. */
  private static final class AuthSection extends Section<Auth> {

    private final Key<Optional<Secret>> bearer =
        optional("bearer", Shapes.secret(), "${PROMETHEUS_TOKEN}", "A bearer token.");
    private final Key<Optional<Path>> bearerFile =
        optional(
            "bearerFile",
            Shapes.path(),
            "/var/run/secrets/kubernetes.io/serviceaccount/token",
            "A file with a bearer token that changes: it is read before each query.");
    private final Key<Optional<String>> user =
        optional("user", Shapes.text(), "pulih", "The user of basic authentication.");
    private final Key<Optional<Secret>> password =
        optional("password", Shapes.secret(), "${PROMETHEUS_PASSWORD}", "The user's password.");

    @Override
    protected Auth build(Fields fields) {
      boolean pair = fields.get(user).isPresent() == fields.get(password).isPresent();
      fields.check(pair, user, "user and password belong together", "both or none");
      check(fields, bearerFile, fields.get(bearer).isEmpty());
      check(fields, user, fields.get(bearer).isEmpty() && fields.get(bearerFile).isEmpty());
      return token(fields).or(() -> file(fields)).or(() -> basic(fields)).orElse(new Auth.None());
    }

    private static void check(Fields fields, Key<? extends Optional<?>> key, boolean alone) {
      boolean fits = alone || fields.get(key).isEmpty();
      fields.check(fits, key, "there are two ways to be let in", "one of them");
    }

    private Optional<Auth> token(Fields fields) {
      return fields.get(bearer).map(secret -> new Auth.Bearer(secret.reveal()));
    }

    private Optional<Auth> file(Fields fields) {
      return fields.get(bearerFile).map(Auth.BearerFile::new);
    }

    private Optional<Auth> basic(Fields fields) {
      return fields
          .get(user)
          .flatMap(
              name -> fields.get(password).map(secret -> new Auth.Basic(name, secret.reveal())));
    }
  }

  /** Keys of TLS. */
  private static final class TlsSection extends Section<Tls> {

    private final Key<Optional<Path>> authority =
        optional("authority", Shapes.path(), "/etc/pulih/ca.pem", "PEM of the authority to trust.");
    private final Key<Optional<Path>> certificate =
        optional("certificate", Shapes.path(), "/etc/pulih/tls.crt", "PEM of Pulih's certificate.");
    private final Key<Optional<Path>> privateKey =
        optional("key", Shapes.path(), "/etc/pulih/tls.key", "PEM of its key.");

    @Override
    protected Tls build(Fields fields) {
      Optional<Path> own = fields.get(certificate);
      Optional<Path> secret = fields.get(privateKey);
      boolean pair = own.isPresent() == secret.isPresent();
      fields.check(pair, certificate, "certificate and key belong together", "both or none");
      return new Tls(
          fields.get(authority), own.flatMap(c -> secret.map(k -> new Tls.Client(c, k))));
    }
  }

  /** Keys of how long Pulih waits. */
  private static final class TimeoutsSection extends Section<PrometheusDraft.Timeouts> {

    private final Key<Optional<Duration>> connect =
        optional("connect", Shapes.duration(), "2s", "For a connection; else 1/4 of query, to 2s.");
    private final Key<Optional<Duration>> query =
        optional(
            "query", Shapes.duration(), "8s", "For one whole answer; else 4/5 of tick, to 8s.");
    private final Key<Optional<Duration>> tick =
        optional(
            "tick",
            Shapes.duration(),
            "10s",
            "For all of a tick; else 2/3 of the interval, to 10s.");

    @Override
    protected PrometheusDraft.Timeouts build(Fields fields) {
      return new PrometheusDraft.Timeouts(fields.get(connect), fields.get(query), fields.get(tick));
    }
  }

  /** Keys of how much Pulih asks and takes at once. */
  private static final class LimitsSection extends Section<Limits> {

    private final Key<Integer> concurrency =
        key(
            "concurrency",
            Shapes.count(1, 64),
            "8",
            "Queries at a time; Prometheus itself runs 20.");
    private final Key<Integer> answer =
        key("answer", Shapes.size(), "64 MiB", "The largest answer that is read.");
    private final Key<Integer> points =
        key("points", Shapes.count(1, 11_000), "2000", "Steps of one range query.");
    private final Key<Integer> series =
        key("series", Shapes.count(1, 10_000_000), "250000", "The most series of one answer.");

    @Override
    protected Limits build(Fields fields) {
      return new Limits(
          fields.get(concurrency), fields.get(answer), fields.get(points), fields.get(series));
    }
  }
}
