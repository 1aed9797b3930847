package dev.pulih.simulator.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.Masking;
import dev.pulih.analyse.TemplateAnalyst;
import dev.pulih.policy.Mode;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent.Drafted;
import dev.pulih.report.DraftShelf;
import dev.pulih.report.Drafting;
import dev.pulih.report.ProseWriter;
import dev.pulih.simulator.Simulation;
import dev.pulih.simulator.Timing;
import dev.pulih.simulator.scenario.Scenario;
import dev.pulih.simulator.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A draft of each kind of end, as it is from the template. */
class DraftsTest {

  /** Set to {@code true}, the drafts are written instead: {@code -Dpulih.docs.write=true}. */
  private static final boolean WRITE = Boolean.getBoolean("pulih.docs.write");

  private static final Path DRAFTS = Path.of("src/test/resources/drafts");

  private static final Path PAGE = Path.of("..", "docs", "postmortem.md");
  private static final String BEGIN = "<!-- example -->\n\n";
  private static final String END = "\n<!-- end of the example -->";

  /** The acceptance scenario, played once for all that look at it. */
  private static final Supplier<String> ACCEPTANCE = once(() -> played(Scenarios.oom(), Mode.AUTO));

  private static <T> Supplier<T> once(Supplier<T> costly) {
    AtomicReference<T> known = new AtomicReference<>();
    return () -> known.updateAndGet(k -> k == null ? costly.get() : k);
  }

  static List<Arguments> endings() {
    return Map.<String, Supplier<String>>ofEntries(
            Map.entry("written-by-claude", DraftsTest::written),
            Map.entry("record", DraftsTest::record),
            Map.entry("recovered-by-a-restart", ACCEPTANCE),
            Map.entry("recovered-by-a-shift", () -> played(Scenarios.badVersion(), Mode.AUTO)),
            Map.entry("with-people", () -> played(Scenarios.dependencyDown(), Mode.AUTO)),
            Map.entry("storm", () -> played(Scenarios.databaseOutage(), Mode.AUTO)),
            Map.entry("dry-run", () -> played(Scenarios.oom(), Mode.DRY_RUN)),
            Map.entry("a-restart-loop", Stories::restartLoop),
            Map.entry("undone-shift", Stories::undoneShift),
            Map.entry("closed-by-a-person", Stories::closedByAPerson),
            Map.entry("a-relapse", Stories::relapse),
            Map.entry("part-of-a-storm", Stories::absorbed))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> Arguments.of(e.getKey(), e.getValue()))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endings")
  void a_draft_of_each_kind_of_end_is_as_it_was_read_and_approved(
      String name, Supplier<String> draft) throws IOException {
    Path file = DRAFTS.resolve(name + (name.equals("record") ? ".json" : ".md"));
    String drafted = draft.get();
    if (WRITE) {
      Files.writeString(file, drafted);
    }
    assertThat(drafted)
        .as("%s, which this test writes with -Dpulih.docs.write=true", file)
        .isEqualTo(Files.readString(file));
  }

  /** The latest draft of the play. */
  private static String played(Scenario scenario, Mode mode) {
    return played(scenario, mode, Drafting.template());
  }

  private static String played(Scenario scenario, Mode mode, Drafting drafting) {
    Simulation simulation = Simulation.begin(scenario, 1, Timing.usual());
    Play play =
        new Play(
            simulation,
            Setups.of(scenario.setting().office(), mode),
            Audience.unwatched(),
            new Advisers(new TemplateAnalyst(), drafting));
    play.until(scenario.setting().onset().plus(scenario.setting().length()));
    return play.log().load().stream()
        .map(Recorded::event)
        .filter(Drafted.class::isInstance)
        .map(event -> ((Drafted) event).markdown())
        .reduce((_, later) -> later)
        .orElseThrow(() -> new AssertionError(scenario.name() + " has no draft"));
  }

  private static final String PROSE =
      """
      ## Impact
      For {{duration}}, {{service}} failed part of its requests: {{error_rate_before}} of them when
      the restart was decided.

      ## Root cause
      A container of {{pod}} ran out of memory ({{cause}}). What filled the memory is not known.

      ## What went well
      Pulih restarted {{workload}} at {{restart_at}} and declared the recovery at {{recovered_at}},
      when the new pods failed {{error_rate_after}} of their requests. Nobody was woken.

      ## Action items
      - Raise the heap, and the memory limit of {{memory_limit}} with it
      - Look at what TariffCache keeps
      """;

  private static String written() {
    ProseWriter writer = _ -> Optional.of(PROSE);
    return played(
        Scenarios.oom(), Mode.AUTO, new Drafting(writer, DraftShelf.none(), Masking.defaults()));
  }

  /** What a writer is told of the acceptance scenario. */
  private static String record() {
    List<String> records = new ArrayList<>();
    ProseWriter writer =
        commission -> {
          records.add(commission.record());
          return Optional.empty();
        };
    played(Scenarios.oom(), Mode.AUTO, new Drafting(writer, DraftShelf.none(), Masking.defaults()));
    return pretty(records.getLast());
  }

  /** One element a line, so that a change can be read. */
  private static String pretty(String json) {
    return json.replace("},{", "},\n  {").replace("],\"", "],\n\"") + "\n";
  }

  @Test
  void the_page_shows_the_draft_of_the_acceptance_scenario() throws IOException {
    String example = BEGIN + "````markdown\n" + ACCEPTANCE.get() + "````\n" + END;
    String page = Files.readString(PAGE);
    if (WRITE) {
      int from = page.indexOf(BEGIN);
      page = page.substring(0, from) + example + page.substring(page.indexOf(END) + END.length());
      Files.writeString(PAGE, page);
    }
    assertThat(page)
        .as("docs/postmortem.md, which this test writes with -Dpulih.docs.write=true")
        .contains(example);
  }

  @Test
  void what_was_noise_or_healed_by_itself_has_no_draft() {
    Scenario blip = Scenarios.oneMinuteOutage();
    Simulation simulation = Simulation.begin(blip, 1, Timing.usual());
    Play play =
        new Play(simulation, Setups.of(blip.setting().office(), Mode.AUTO), Audience.unwatched());
    play.until(blip.setting().onset().plus(blip.setting().length()));
    assertThat(play.log().load()).isNotEmpty().noneMatch(e -> e.event() instanceof Drafted);
  }
}
