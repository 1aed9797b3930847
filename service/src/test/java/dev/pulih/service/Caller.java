package dev.pulih.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls a Pulih's API on its real socket. */
public final class Caller {

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI url;
  private final String token;

  Caller(Running running, String token) {
    this.url = running.url();
    this.token = token;
  }

  /** Calls with its own token. */
  public Caller(Running running) {
    this(running, running.token().reveal());
  }

  /** What it answers to a question. */
  public HttpResponse<String> get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  /** What it answers to an order. */
  public HttpResponse<String> post(String path, String json) {
    return send("POST", path, BodyPublishers.ofString(json));
  }

  HttpResponse<String> send(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve(path))
            .header("Content-Type", "application/json")
            .header("X-Pulih-User", "aisyah")
            .method(method, body);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
