package dev.pulih.service.slack;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** How the ways in from Slack are: each says it here, and the status tells it. */
public final class WaysIn {

  private final Map<String, String> said = new ConcurrentSkipListMap<>();

  void say(String way, String state) {
    said.put(way, state);
  }

  /** Such as "Socket Mode connected since 2026-11-23T04:00:00Z"; empty if there is no way in. */
  public Optional<String> text() {
    return Optional.of(said).filter(ways -> !ways.isEmpty()).map(WaysIn::text);
  }

  private static String text(Map<String, String> ways) {
    return ways.entrySet().stream()
        .map(way -> way.getKey() + " " + way.getValue())
        .collect(Collectors.joining("; "));
  }
}
