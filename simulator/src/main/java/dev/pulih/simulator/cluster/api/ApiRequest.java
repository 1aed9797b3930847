package dev.pulih.simulator.cluster.api;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One request, read off the socket. */
record ApiRequest(String method, String path, Query query, Sender sender, String body) {

  /** Who sent it, in what clothes. */
  record Sender(String token, String userAgent, String contentType) {}

  static ApiRequest read(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Query query = Query.parse(Optional.ofNullable(uri.getRawQuery()).orElse(""));
    Sender sender = new Sender(token(exchange), header(exchange, "User-Agent"), type(exchange));
    return new ApiRequest(exchange.getRequestMethod(), uri.getPath(), query, sender, body);
  }

  String verb(Target target) {
    return switch (method) {
      case "GET", "HEAD" -> reading(target);
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> target.collection() ? "deletecollection" : "delete";
      default -> method;
    };
  }

  private String reading(Target target) {
    if (query.flag("watch")) {
      return "watch";
    }
    return target.collection() ? "list" : "get";
  }

  /** What the request wants, as far as its path tells. */
  Action action(Optional<Target> target) {
    return target
        .map(found -> found.action(verb(found)))
        .orElseGet(() -> new Action(method, "", path, "", ""));
  }

  AuditEntry.Sent asSent() {
    return new AuditEntry.Sent(
        sender.userAgent(), sender.contentType(), query.text("fieldManager"), query.dryRun(), body);
  }

  String fieldManager() {
    String named = query.text("fieldManager");
    return named.isEmpty() ? sender.userAgent().replaceFirst("/.*", "") : named;
  }

  private static String token(HttpExchange exchange) {
    String value = header(exchange, "Authorization");
    return value.startsWith("Bearer ") ? value.substring("Bearer ".length()).strip() : "";
  }

  private static String type(HttpExchange exchange) {
    return header(exchange, "Content-Type").replaceFirst(";.*", "").strip();
  }

  private static String header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }
}
