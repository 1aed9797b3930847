package dev.pulih.service.cli;

import dev.pulih.service.secret.Secret;
import dev.pulih.service.web.Person;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a running Pulih; whatever it refuses becomes a sentence. */
final class Client {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI url;
  private final Secret token;

  Client(URI url, Secret token) {
    this.url = url;
    this.token = token;
  }

  JsonNode get(String path) {
    return ask(request(path).GET().build());
  }

  /** An answer as it came. */
  String text(String path) {
    HttpResponse<String> response = send(request(path).GET().build());
    var _ = read(response);
    return response.body();
  }

  JsonNode delete(String path) {
    return ask(request(path).DELETE().build());
  }

  JsonNode post(String path, Map<String, ?> body) {
    byte[] json = JSON.writeValueAsBytes(body);
    return ask(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json))
            .build());
  }

  /** A part of a path, such as an incident's id. */
  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token.reveal())
        .header(Person.HEADER, System.getProperty("user.name", "cli"));
  }

  private JsonNode ask(HttpRequest request) {
    return read(send(request));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new Failed(
          "No Pulih answers at %s (%s). Start it with ./pulih run --config FILE, or name another one with --url and --token-file."
              .formatted(url, e.getClass().getSimpleName()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Failed("Interrupted.");
    }
  }

  private JsonNode read(HttpResponse<String> response) {
    JsonNode body = json(response);
    if (response.statusCode() != 200) {
      String said = body.path("what").asString("status " + response.statusCode());
      throw new Failed(said + " " + body.path("next").asString(""));
    }
    return body;
  }

  private JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (JacksonException _) {
      throw new Failed(
          "What listens at %s is no Pulih (status %d, no JSON); see --url."
              .formatted(url, response.statusCode()));
    }
  }
}
