package dev.pulih.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Plants each bug alone, and asks the core's own tests and {@code pulih.seeds.planted} worlds
 * whether they see it: one that survives both is a hole in the proof.
 */
class PlantedBugsTest {

  private static final Path PAGE = Path.of("..", "docs", "simulation.md");
  private static final long SEEDS = Long.getLong("pulih.seeds.planted", 40);

  /** Set to {@code true}, the table in docs is written: {@code -Dpulih.planted.write=true}. */
  private static final boolean WRITE = Boolean.getBoolean("pulih.planted.write");

  private static final String BEGIN = "<!-- planted bugs -->\n\n";

  @Test
  void no_planted_bug_survives_the_worlds_and_the_tests() throws IOException {
    List<Catch> caught = PlantedBugs.all().parallelStream().map(PlantedBugsTest::hunt).toList();
    if (WRITE) {
      write(caught);
    }
    assertThat(caught).filteredOn(c -> !c.found()).extracting(Catch::bug).isEmpty();
    assertThat(PAGE)
        .content()
        .contains(PlantedBugs.all().stream().map(b -> "| " + b.name()).toList());
  }

  @Test
  void without_a_bug_nothing_is_caught() {
    PlantedBug none =
        new PlantedBug("none", "recover/Gate.java", "new Rehearse()", "new Rehearse( )");
    assertThat(hunt(none).found()).as(hunt(none).row()).isFalse();
  }

  private static Catch hunt(PlantedBug bug) {
    BuggyCore core = BuggyCore.with(bug);
    String test = CoreTests.firstFailure(core);
    Catch result = new Catch(bug, WRITE || test.isEmpty() ? world(core) : "", test);
    System.out.println(result.row());
    return result;
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

  private static void write(List<Catch> caught) throws IOException {
    String page = Files.readString(PAGE);
    String rows = caught.stream().map(Catch::row).collect(Collectors.joining("\n"));
    String table = "| planted bug | world | test |\n|---|---|---|\n" + rows + "\n";
    Files.writeString(PAGE, page.substring(0, page.indexOf(BEGIN)) + BEGIN + table);
  }
}
