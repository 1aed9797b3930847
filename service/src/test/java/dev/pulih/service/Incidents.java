package dev.pulih.service;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Awaits incidents. */
final class Incidents {

  /** Builds share the machine that tests run on. */
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final JsonMapper JSON = new JsonMapper();

  private Incidents() {}

  /** The id of the first incident that is open, as soon as there is one. */
  static String awaitFirst(Caller caller) {
    return await().atMost(PATIENCE).until(() -> first(caller), Optional::isPresent).orElseThrow();
  }

  private static Optional<String> first(Caller caller) {
    String body = caller.get("/api/incidents").body();
    return JSON.readTree(body).path("incidents").path(0).path("id").asStringOpt();
  }
}
