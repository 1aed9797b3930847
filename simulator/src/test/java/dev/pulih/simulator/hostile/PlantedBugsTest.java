package dev.pulih.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Plants each bug alone, and asks the core's own tests and {@code pulih.seeds.planted} worlds
 * whether they see it: one that survives both is a hole in the proof.
 */
class PlantedBugsTest {

  private static final long SEEDS = Long.getLong("pulih.seeds.planted", 40);

  /** Set to {@code true}, the table in docs is written: {@code -Dpulih.planted.write=true}. */
  private static final boolean WRITE = Boolean.getBoolean("pulih.planted.write");

  /** The bugs to plant, if not all: a pattern that is found in their names. */
  private static final Pattern ONLY = Pattern.compile(System.getProperty("pulih.planted.only", ""));

  private static final Map<String, String> TESTS = PlantedBugsPage.testClasses();

  @Test
  void no_planted_bug_survives_the_worlds_and_the_tests() {
    List<Catch> caught =
        PlantedBugs.all().parallelStream()
            .filter(bug -> ONLY.matcher(bug.name()).find())
            .map(PlantedBugsTest::hunt)
            .toList();
    if (WRITE) {
      PlantedBugsPage.write(caught);
    }
    assertThat(caught).isNotEmpty();
    assertThat(caught).filteredOn(c -> !c.found()).extracting(Catch::bug).isEmpty();
  }

  @Test
  void the_page_names_each_planted_bug() {
    assertThat(PlantedBugsPage.names())
        .containsExactlyElementsOf(PlantedBugs.all().stream().map(PlantedBug::name).toList());
  }

  @Test
  void without_a_bug_nothing_is_caught() {
    PlantedBug none =
        new PlantedBug("none", "recover/Gate.java", "new Rehearse()", "new Rehearse( )");
    assertThat(hunt(none).found()).as(hunt(none).row()).isFalse();
  }

  private static Catch hunt(PlantedBug bug) {
    BuggyCore core = BuggyCore.with(bug);
    String test = test(bug, core);
    Catch result = new Catch(bug, WRITE || test.isEmpty() ? world(core) : "", test);
    System.out.println(result.row());
    return result;
  }

  /** The test that saw it when the table was written is asked before all others. */
  private static String test(PlantedBug bug, BuggyCore core) {
    String known = WRITE ? "" : TESTS.getOrDefault(bug.name(), "");
    String again = known.isEmpty() ? "" : CoreTests.firstFailure(core, known);
    return again.isEmpty() ? CoreTests.firstFailure(core, ".*Test") : again;
  }

  /** Asked where no test has seen it, or where the table wants to know. */
  private static String world(BuggyCore core) {
    try {
      var first = core.loadClass(Hunt.class.getName()).getMethod("first", long.class, long.class);
      return (String) first.invoke(null, 1L, SEEDS);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
