package dev.pulih.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.Guest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** All that a Pulih that runs can be asked: by its API, on its pages, by commands. */
final class Questions {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final JsonMapper JSON = new JsonMapper();

  /** One of the services of a {@link Confidant}. */
  private static final String SERVICE = "bos/case-01";

  private final Path folder;
  private final Canaries canaries;

  Questions(Path folder, Canaries canaries) {
    this.folder = folder;
    this.canaries = canaries;
  }

  private String token() {
    return canaries.value("server");
  }

  /** Where it listens; the cluster is asked before anybody does. */
  URI url() throws IOException {
    Path url = folder.resolve("data/url");
    await("the API to listen").atMost(PATIENCE).until(() -> Files.exists(url));
    return URI.create(Files.readString(url).strip());
  }

  /** What the API answers, to whoever has the token and to others. */
  Map<String, String> talk() throws IOException {
    Map<String, String> said = new LinkedHashMap<>();
    URI url = url();
    List<String> paths =
        new ArrayList<>(
            List.of(
                "/metrics",
                "/healthz",
                "/api/status",
                "/api/explain?service=all",
                "/api/explain?service=nowhere-at-all",
                "/api/incidents",
                "/api/incidents/agreement",
                "/api/incidents/dead-letters",
                "/api/inbound?limit=100",
                "/api/switches",
                "/api/maintenance"));
    for (String id : incidents()) {
      paths.add("/api/incidents/" + id);
      paths.add("/api/incidents/" + id + "/postmortem");
      paths.add("/api/incidents/" + id + "/briefing");
      paths.add("/api/incidents/" + id + "/export");
    }
    for (String path : paths) {
      said.put("GET " + path, get(url.resolve(path), token()));
      said.put("GET " + path + " by a stranger", get(url.resolve(path), "wrong"));
    }
    return said;
  }

  /** What somebody sees who logs in. */
  Map<String, String> pages() throws IOException {
    Guest siti = new Guest(url());
    Map<String, String> said = new LinkedHashMap<>();
    said.put("the login", shown(siti.logIn("siti", token())));
    for (String path : paths()) {
      HttpResponse<String> page = siti.get(path);
      assertThat(page.statusCode()).as(path).isEqualTo(200);
      said.put("the page " + path, shown(page));
    }
    said.put("the live feed", live(siti));
    return said;
  }

  private List<String> paths() throws IOException {
    List<String> paths =
        new ArrayList<>(
            List.of(
                "/",
                "/history",
                "/configuration",
                "/services/" + SERVICE + "/signals",
                "/parts/overview",
                "/parts/history/plots",
                "/parts/configuration/services",
                "/parts/services/" + SERVICE + "/signals/plots"));
    for (String id : incidents()) {
      paths.add("/incidents/" + id);
      for (String part : List.of("", "/why", "/plots", "/pods", "/evidence")) {
        paths.add("/parts/incidents/" + id + part);
      }
    }
    return paths;
  }

  /** As far as the first news. */
  private String live(Guest guest) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(url().resolve("/live"))
            .header("Accept", "text/event-stream")
            .build();
    try {
      HttpResponse<Stream<String>> feed = guest.http().send(request, BodyHandlers.ofLines());
      try (Stream<String> lines = feed.body()) {
        return feed.headers().map() + "\n" + untilNews(lines.iterator());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String untilNews(Iterator<String> lines) {
    StringBuilder heard = new StringBuilder();
    while (lines.hasNext() && heard.indexOf("data:") < 0) {
      heard.append(lines.next()).append('\n');
    }
    assertThat(heard).contains("data:");
    return heard.toString();
  }

  static String shown(HttpResponse<String> answer) {
    return answer.headers().map() + "\n" + answer.body();
  }

  /** The ids of all; those that are over too, since a service may have recovered by now. */
  private List<String> incidents() throws IOException {
    String all = get(url().resolve("/api/incidents?all=true"), token());
    return JSON.readTree(all.substring(all.indexOf('\n') + 1))
        .path("incidents")
        .valueStream()
        .map(incident -> incident.path("id").asString())
        .toList();
  }

  private static String get(URI uri, String token) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build();
      return shown(http.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What commands print about now. */
  Map<String, String> commands(Path file) throws IOException {
    return said(file, List.of("check", "check --ask-claude", "status", "incidents", "explain all"));
  }

  /** What commands print about an incident and about the past. */
  Map<String, String> commandsAboutThePast(Path file) throws IOException {
    List<String> all = incidents();
    assertThat(all).as("incidents").isNotEmpty();
    String id = all.getFirst();
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    String backtest =
        "backtest --step 1 --from %s --to %s --out %s"
            .formatted(now.minusSeconds(60), now, folder.resolve("backtest"));
    return said(
        file,
        List.of(
            "incident " + id,
            "export " + id,
            "postmortem " + id,
            "briefing --now " + id,
            backtest));
  }

  private static Map<String, String> said(Path file, List<String> commands) throws IOException {
    Map<String, String> said = new LinkedHashMap<>();
    for (String command : commands) {
      String text = PulihProcess.say(file, command.split(" ")).text();
      assertThat(text).as(command).isNotBlank().doesNotContain("Usage:");
      said.put("pulih " + command, text);
    }
    return said;
  }
}
