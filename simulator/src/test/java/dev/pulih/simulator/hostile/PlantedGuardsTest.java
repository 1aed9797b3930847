package dev.pulih.simulator.hostile;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Reason;
import dev.pulih.simulator.hostile.PlantedGuards.PlantedGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The planted bugs leave no guard of the core out: neither a reason nor a place. */
class PlantedGuardsTest {

  /** What the cluster answers; docs/simulation.md names the tests of what refuses outside. */
  private static final Set<Reason> OUTSIDE =
      EnumSet.of(Reason.REFUSED_BY_CLUSTER, Reason.NOT_CONFIGURED);

  private static final Pattern HOLD =
      Pattern.compile("(?:new Hold|\\bno)\\(\\s*Reason\\.(?<reason>\\w+)");

  /**
   * Where the core holds an action, and why.
   *
   * @param reason for which
   * @param file the source file, from the core's package on
   */
  private record Place(Reason reason, String file) {}

  @Test
  void each_reason_has_a_planted_bug_that_takes_its_guard_out() {
    assertThat(PlantedGuards.all().stream().map(PlantedGuard::reason).collect(toSet()))
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.copyOf(OUTSIDE)));
  }

  @Test
  void so_has_each_file_in_which_the_core_holds_for_that_reason() throws IOException {
    Set<Place> planted =
        PlantedGuards.all().stream()
            .map(g -> new Place(g.reason(), g.bug().file()))
            .collect(toSet());
    assertThat(places()).isNotEmpty().isSubsetOf(planted);
  }

  private static Set<Place> places() throws IOException {
    try (Stream<Path> all = Files.walk(PlantedBug.SOURCES)) {
      return all.filter(f -> f.toString().endsWith(".java"))
          .flatMap(PlantedGuardsTest::places)
          .collect(toSet());
    }
  }

  private static Stream<Place> places(Path source) {
    String file = PlantedBug.SOURCES.relativize(source).toString();
    return HOLD.matcher(text(source))
        .results()
        .map(found -> new Place(Reason.valueOf(found.group("reason")), file));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
