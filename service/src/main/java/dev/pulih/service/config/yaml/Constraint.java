package dev.pulih.service.config.yaml;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What must hold between the values of several keys.
 *
 * @param level whether breaking it stops Pulih
 * @param keys the keys; it is not asked unless all of them have a value
 * @param says what must hold, as the end of the sentence "Allowed: ..."
 * @param holds whether it does
 */
public record Constraint(
    Problem.Level level, List<String> keys, String says, Predicate<Values> holds) {

  public Constraint {
    keys = List.copyOf(keys);
  }

  /** An error unless it holds. */
  public static Constraint require(String says, Predicate<Values> holds, String... keys) {
    return new Constraint(Problem.Level.ERROR, List.of(keys), says, holds);
  }

  /** A warning unless it holds. */
  public static Constraint advise(String says, Predicate<Values> holds, String... keys) {
    return new Constraint(Problem.Level.WARNING, List.of(keys), says, holds);
  }

  /** One duration is shorter than another. */
  public static Constraint shorter(String key, String than, String because) {
    return require(
        key + " shorter than " + than + ": " + because,
        v -> v.duration(key).compareTo(v.duration(than)) < 0,
        key,
        than);
  }

  /** One duration is not longer than another. */
  public static Constraint notLonger(String key, String than, String because) {
    return require(
        key + " not longer than " + than + ": " + because,
        v -> v.duration(key).compareTo(v.duration(than)) <= 0,
        key,
        than);
  }

  /** One number is smaller than another. */
  public static Constraint less(String key, String than, String because) {
    return require(
        key + " less than " + than + ": " + because,
        v -> v.number(key) < v.number(than),
        key,
        than);
  }

  Optional<Problem> check(Session session) {
    Values values = new Values(session);
    boolean asked = keys.stream().allMatch(key -> values.find(key).isPresent());
    return asked && !holds.test(values) ? Optional.of(problem(session, values)) : Optional.empty();
  }

  private Problem problem(Session session, Values values) {
    String culprit = culprit(session);
    return new Problem(level, new Spot(culprit, session).place(), culprit, does(values), says);
  }

  /** The first of the keys that the user wrote, for the others are defaults. */
  private String culprit(Session session) {
    return keys.stream()
        .filter(k -> session.place(k).isPresent())
        .findFirst()
        .orElse(keys.getFirst());
  }

  private String does(Values values) {
    List<String> pairs = keys.stream().map(key -> key + " is " + values.text(key)).toList();
    return String.join(" and ", pairs);
  }
}
