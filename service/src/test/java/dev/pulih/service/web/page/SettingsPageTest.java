package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Reason;
import dev.pulih.policy.Stage;
import dev.pulih.recover.Explanation;
import dev.pulih.recover.Samples;
import dev.pulih.service.Instances;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.slack.Language;
import dev.pulih.service.web.page.InForce.Entry;
import dev.pulih.signal.Truth;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands on the page of what is in force. */
class SettingsPageTest {

  private static final String PLANTED = "<script>alert(1)</script>";

  @TempDir private Path folder;

  private final Lookout lookout = new Lookout(List.of(Samples.TXN));
  private final SettingsPage page =
      new SettingsPage(lookout.room(), lookout.view, new Templates(), new Assets());

  private static Frame frame(Language language) {
    return Frames.of(language);
  }

  private List<Entry> entries() {
    PulihConfiguration configuration = Instances.configuration(folder, "auto");
    return InForceTopics.of(configuration).topics().stream()
        .flatMap(topic -> topic.entries().stream())
        .toList();
  }

  @Test
  void numbers_stand_as_the_file_says_them_defaults_too() {
    assertThat(entries())
        .contains(
            new Entry("mode", "auto"),
            new Entry("interval", "500ms"),
            new Entry("stages.restart.for", "2s"),
            new Entry("stages.restart.above", "10 %"),
            new Entry("stages.shift.target.headroom", "20 %"),
            new Entry("guards.restartLoop", "{count: 3, within: 10m}"),
            new Entry("retention.findings", "30d"),
            new Entry("error_rate_p1", "error_rate[CONDITION] > 5 % · 0s · P1"),
            new Entry("p99_p1", "p99_latency[CONDITION] > 3 × slo.p99 · 0s · P1"))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_secret_stands_as_the_file_that_it_is_taken_from() {
    String origin = "file:" + folder.resolve("cluster.token");
    assertThat(entries())
        .contains(
            new Entry("kubernetes.token", origin),
            new Entry("slack.token", origin),
            new Entry("server.token", "file:" + folder.resolve("data").resolve("token")));
  }

  @Test
  void each_topic_is_shown() {
    InForce force = InForceTopics.of(Instances.configuration(folder, "auto"));
    for (Language language : Language.values()) {
      Map<String, Object> given =
          Map.of("frame", frame(language), "force", force, "neighbours", Map.of(PLANTED, PLANTED));
      assertThat(new Templates().render("configuration", given))
          .contains(force.topics().stream().map(it -> "id=\"" + it.key() + "\"").toList())
          .doesNotContain(PLANTED);
    }
  }

  @Test
  void a_service_stands_with_its_objective_before_any_tick_too() {
    String body =
        String.valueOf(page.services(Requests.of("siti", Language.EN.locale())).getBody());
    assertThat(body)
        .contains("bos/txn-service", "availability: 99.9 %, p99: 200ms, errors: 0.1 %")
        .contains("none yet");
  }

  /** A hold's words may be those of a label or a person. */
  @Test
  void a_stage_says_what_holds_it_and_markup_in_that_is_text() {
    SortedMap<String, String> own = new TreeMap<>(Map.of("kafka_lag_p2", "9000"));
    Explanation explanation =
        new Explanation(
            new Explanation.About(Samples.TXN, Samples.at(0), own),
            Samples.view(Mode.AUTO, Optional.empty(), Truth.TRUE),
            Optional.empty(),
            List.of(
                new Explanation.OfStage(
                    Stage.RESTART,
                    StageCondition.absent(Samples.at(0)),
                    PLANTED,
                    List.of(new Hold(Reason.PAUSED, PLANTED)),
                    Set.of(Reason.STORM, Reason.GITOPS),
                    Map.of(Reason.NOT_KNOWN, PLANTED))));
    ServiceInForce service =
        new ServiceInForce(
            Samples.TXN,
            Mode.AUTO.word(),
            "p99: 200ms",
            own,
            List.of(new Entry("host", PLANTED)),
            List.of(PLANTED),
            List.of(explanation));
    Map<String, Object> given = Map.of("frame", frame(Language.EN), "services", List.of(service));
    assertThat(new Templates().render("configurationpart", given))
        .contains("kafka_lag_p2", "9000", "PAUSED", "&lt;script&gt;")
        .contains("Its condition is not true.", "Errors: unknown (NO_DATA)")
        .contains("NOT_KNOWN</span> cannot be looked at: &lt;script&gt;")
        .containsPattern("holds nothing: (STORM, GITOPS|GITOPS, STORM)")
        .doesNotContain(PLANTED);
  }
}
