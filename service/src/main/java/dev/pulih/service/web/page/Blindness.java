package dev.pulih.service.web.page;

import dev.pulih.service.web.Panorama;
import dev.pulih.signal.Signals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The services of which nothing is known.
 *
 * @param services their names, at least one
 * @param watched how many are watched
 * @param since since when; several where they did not all begin at once, the earliest first
 * @param why what went wrong, if the source said so
 */
public record Blindness(
    List<String> services, int watched, List<Instant> since, Optional<String> why) {

  /** More would hide what is below them. */
  private static final int SHOWN = 3;

  public Blindness {
    services = List.copyOf(services);
    since = List.copyOf(since);
  }

  /** That of some services; empty if there are none. */
  static Optional<Blindness> of(List<String> services, int watched, Optional<Panorama> seen) {
    return services.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Blindness(
                services,
                watched,
                since(Set.copyOf(services), seen),
                seen.flatMap(Blindness::why)));
  }

  private static List<Instant> since(Set<String> services, Optional<Panorama> seen) {
    return seen.stream()
        .flatMap(panorama -> panorama.report().detected().services().entrySet().stream())
        .filter(e -> services.contains(e.getKey().toString()))
        .flatMap(e -> e.getValue().blindSince().stream())
        .sorted()
        .distinct()
        .toList();
  }

  /** The error rate stands for the rest, since every stage needs it. */
  private static Optional<String> why(Panorama seen) {
    return Optional.ofNullable(seen.report().failures().get(Signals.ERROR_RATE));
  }

  /** How many there are, since when, and the first of them. */
  public String said(Words words) {
    return words.say(
        key(),
        services.size(),
        watched,
        String.join(", ", services.stream().limit(SHOWN).toList()),
        since.stream().findFirst().map(Instant::toString).orElse(""));
  }

  private String key() {
    return switch (since.size()) {
      case 0 -> "blind";
      case 1 -> "blind.since";
      default -> "blind.first";
    };
  }

  /** Those that are not said. */
  public List<String> more() {
    return services.stream().skip(SHOWN).toList();
  }
}
