package dev.pulih.service.web.page;

import dev.pulih.service.web.page.SeriesPast.Told;
import java.util.Optional;

/**
 * Why a signal that is shown over a longer time shows nothing, or not all.
 *
 * @param key of its sentence
 * @param about what it is about
 */
public record ThenNotice(String key, String about) {

  /** Somebody else asks. */
  static ThenNotice busy() {
    return new ThenNotice("then.busy", "");
  }

  /** It was given up. */
  static ThenNotice late(Told.Late late) {
    return new ThenNotice("then.late", Long.toString(late.after().toSeconds()));
  }

  /** What was read, and how many of its values are known: no data is never a good sign. */
  static Optional<ThenNotice> of(SeriesThen then, long known) {
    if (then.times().isEmpty()) {
      return Optional.of(new ThenNotice("then.nothing", ""));
    }
    Optional<ThenNotice> failed =
        then.failures().stream().findFirst().map(why -> new ThenNotice("then.failed", why));
    return failed.or(
        () -> known > 0 ? Optional.empty() : Optional.of(new ThenNotice("then.no-data", "")));
  }
}
