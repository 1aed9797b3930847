package dev.pulih.service.config.yaml;

import dev.pulih.service.secret.Secret;
import dev.pulih.service.secret.Secrets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the reading of one file collects: problems, and which key has which value where. */
final class Session {

  private final References references;
  private final boolean standIns;

  /** A set, because a value that is asked for twice is read twice. */
  private final Set<Problem> problems = new LinkedHashSet<>();

  private final List<Secret> secrets = new ArrayList<>();
  private final Map<String, String> origins = new HashMap<>();
  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private final Set<String> refused = new HashSet<>();

  private Session(References references, boolean standIns) {
    this.references = references;
    this.standIns = standIns;
  }

  static Session of(References references) {
    return new Session(references, false);
  }

  /** One in which examples are as good as values; its problems are nobody's. */
  static Session ofStandIns() {
    return new Session(References.imagined(), true);
  }

  boolean standIns() {
    return standIns;
  }

  References references() {
    return references;
  }

  /** Keeps a secret of a key, and the reference that was written there. */
  void keep(Secret secret, String key, String origin) {
    secrets.add(secret);
    origins.put(key, origin);
  }

  /** The secrets that were read so far. */
  Secrets secrets() {
    return new Secrets(secrets);
  }

  /** Where they were taken from, by key. */
  Map<String, String> origins() {
    return Map.copyOf(origins);
  }

  void add(Problem problem) {
    problems.add(problem);
    if (problem.isError()) {
      refused.add(problem.key());
    }
  }

  void wrote(String key, Place place) {
    places.put(key, place);
  }

  void meant(String key, Object value) {
    values.put(key, value);
  }

  Optional<Object> value(String key) {
    return refused.contains(key) ? Optional.empty() : Optional.ofNullable(values.get(key));
  }

  Optional<Place> place(String key) {
    return Optional.ofNullable(places.get(key));
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }
}
