package dev.pulih.service.prometheus;

import dev.pulih.service.testing.Backfill;
import dev.pulih.simulator.server.ScrapeTarget;
import dev.pulih.simulator.world.World;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a Prometheus keeps of a world that it scrapes: each target's page, and {@code up}.
 *
 * <p>Prometheus marks the series of a target that is gone as stale, which promtool cannot write.
 * Only {@code up} is asked for the newest sample of such a series, and only where it is 1; a 0 in
 * place of the mark is answered alike. A rate never looks at the mark.
 */
final class Scraped {

  private final Backfill samples = new Backfill();
  private final Set<String> seen = new HashSet<>();

  /** Scrapes every target of a world at its present time. */
  void scrape(World world) {
    Set<String> present = new HashSet<>();
    for (ScrapeTarget target : ScrapeTarget.of(world)) {
      String labels = labels(target);
      target.page().get().ifPresent(page -> samples.scrape(page, labels, world.now()));
      up(labels, world.now(), target.page().get().isPresent() ? 1 : 0);
      present.add(labels);
    }
    gone(present, world.now());
    seen.addAll(present);
  }

  Backfill samples() {
    return samples;
  }

  private void gone(Set<String> present, Instant at) {
    seen.removeAll(present);
    seen.forEach(labels -> up(labels, at, 0));
    seen.clear();
  }

  private void up(String labels, Instant at, double value) {
    samples.sample("up{" + labels + "}", at, value);
  }

  private static String labels(ScrapeTarget target) {
    Map<String, String> all = new TreeMap<>(Map.of("job", "bos", "instance", "bos:80"));
    all.putAll(target.labels());
    return all.entrySet().stream()
        .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
        .collect(Collectors.joining(","));
  }
}
