package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** A raw HTTP caller of the API server, as one user. */
record Api(HttpClient client, URI server, String token) {

  static final String VS = "/apis/networking.istio.io/v1/namespaces/bos/virtualservices";
  static final String TOLL_VS = VS + "/txn-service";
  static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/bos/deployments";
  static final String TXN = DEPLOYMENTS + "/txn-service-v1";
  static final String LEASES = "/apis/coordination.k8s.io/v1/namespaces/bos/leases";
  static final String PODS = "/api/v1/namespaces/bos/pods";

  static final String JSON = "application/json";
  static final String JSON_PATCH = "application/json-patch+json";
  static final String MERGE = "application/merge-patch+json";
  static final String STRATEGIC = "application/strategic-merge-patch+json";
  static final String APPLY = "application/apply-patch+yaml";

  /** An answer with its body read as JSON where it is. */
  record Answer(int code, HttpResponse<String> response) {

    JsonNode json() {
      return Json.parse(response.body());
    }

    String body() {
      return response.body();
    }

    String reason() {
      return Json.text(json(), "reason");
    }

    String message() {
      return Json.text(json(), "message");
    }
  }

  Answer get(String path) {
    return send("GET", path, "", "");
  }

  Answer post(String path, String body) {
    return send("POST", path, JSON, body);
  }

  Answer put(String path, String body) {
    return send("PUT", path, JSON, body);
  }

  Answer delete(String path) {
    return send("DELETE", path, "", "");
  }

  Answer patch(String path, String contentType, String body) {
    return send("PATCH", path, contentType, body);
  }

  Answer send(String method, String path, String contentType, String body) {
    try {
      HttpResponse<String> response =
          client.send(request(method, path, contentType, body), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  HttpRequest request(String method, String path, String contentType, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(Duration.ofSeconds(20))
            .header("User-Agent", "raw-test/1.0")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return (contentType.isEmpty() ? request : request.header("Content-Type", contentType)).build();
  }
}
