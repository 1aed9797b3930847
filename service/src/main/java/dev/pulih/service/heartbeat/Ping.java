package dev.pulih.service.heartbeat;

import dev.pulih.service.http.AddressRule;
import dev.pulih.service.http.Posted;
import dev.pulih.service.http.Poster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One ping to the monitor. */
public final class Ping {

  /** What an answer says stands at its beginning. */
  private static final int MOST_ANSWERED = 200;

  private final HeartbeatSettings settings;
  private final Poster poster;
  private final String version;

  /** Pings of this version of Pulih. */
  public Ping(HeartbeatSettings settings, String version) {
    this.settings = settings;
    this.poster = new Poster(settings.timeout(), _ -> MOST_ANSWERED, new AddressRule(true));
    this.version = version;
  }

  /**
   * Sends one.
   *
   * @param text what it tells the monitor's log, if it is posted
   * @return why the monitor did not take it; empty if it did
   */
  public Optional<String> send(String text) {
    try {
      return fault(answer(text));
    } catch (IOException failed) {
      return Optional.of(
          "it gave no answer (" + redacted(String.valueOf(failed.getMessage())) + ")");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.of("Pulih is stopping");
    }
  }

  private Posted answer(String text) throws IOException, InterruptedException {
    return switch (settings.method()) {
      case GET -> poster.get(settings.address(), headers());
      case POST ->
          poster.post(settings.address(), text.getBytes(StandardCharsets.UTF_8), headers());
    };
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    headers.put("User-Agent", "Pulih/" + version);
    settings.headers().forEach((name, value) -> headers.put(name, value.reveal()));
    return headers;
  }

  /**
   * Healthchecks.io answers 200 to a ping for a check that does not exist, and to one too many; the
   * text alone says so (https://healthchecks.io/docs/http_api/).
   */
  private Optional<String> fault(Posted answer) {
    String said = answer.body().strip();
    boolean taken =
        answer.status() / 100 == 2 && !said.matches("OK \\((not found|rate limited)\\)");
    return taken
        ? Optional.empty()
        : Optional.of("it answered %d (%s)".formatted(answer.status(), redacted(said)));
  }

  private String redacted(String said) {
    return settings.redact(said).lines().findFirst().orElse("");
  }
}
