package dev.pulih.service.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Instant queries of a real Prometheus, as a person's browser sends them. */
public final class PromQuery {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;

  /** To this server. */
  public PromQuery(URI server) {
    this.server = server;
  }

  /** The series that a query returns; fails if the server cannot read it. */
  public JsonNode series(String query) {
    JsonNode answer = answer(query);
    if (!answer.path("status").asString().equals("success")) {
      throw new AssertionError(query + ": " + answer.path("error").asString());
    }
    return answer.path("data").path("result");
  }

  /** Whether a query returns anything. */
  public boolean finds(String query) {
    return !series(query).isEmpty();
  }

  private JsonNode answer(String query) {
    String form = "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/v1/query?" + form)).build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
