package dev.pulih.service.web.page;

import dev.pulih.detect.FindingArchive.Logged;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was found in a series over some time.
 *
 * @param about it, the oldest first
 * @param until where more was found of its service than is looked up: until when it was
 */
record FoundThen(List<Logged> about, Optional<Instant> until) {
  FoundThen {
    about = List.copyOf(about);
  }

  /** Nothing, as where there is no time. */
  static FoundThen nothing() {
    return new FoundThen(List.of(), Optional.empty());
  }
}
