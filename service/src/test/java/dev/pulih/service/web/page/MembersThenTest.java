package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.recover.Samples;
import dev.pulih.service.slack.Language;
import dev.pulih.service.web.Earlier;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Subset;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MembersThenTest {

  private static final String V1 = "txn-service-v1-5d9f7c6b8-";
  private static final String V2 = "txn-service-v2-7f6d5c4b9-";

  /** A pod of each version runs; the others are gone. */
  private static final ServiceInventory RUNNING =
      new ServiceInventory(
          List.of(pod(V1 + "aaaaa", "v1"), pod(V2 + "aaaaa", "v2")),
          List.of(),
          List.of(subset("v1"), subset("v2")),
          List.of(),
          Map.of());

  private final ToldPast told = new ToldPast();

  private static Pod pod(String name, String version) {
    return new Pod(
        new PodRef("bos", name),
        new WorkloadRef("bos", "Deployment", "txn-service-" + version),
        Map.of("version", version),
        new Pod.Health(Samples.at(0), true, Optional.of(Samples.at(0)), List.of()));
  }

  private static Subset subset(String version) {
    return new Subset(version, Map.of("version", version));
  }

  private PodRecord record() {
    List<Readings> steps =
        told.only(Samples.TXN)
            .history(Earlier.OF_PODS, Samples.at(0), Samples.at(30), Duration.ofSeconds(15));
    return PodRecord.of(steps);
  }

  private MembersThen then() {
    return MembersThen.of(
        Optional.of(record()), PodRecord.nothing(), Optional.of(RUNNING), List.of());
  }

  private MembersThen chosen(String... pods) {
    return MembersThen.of(
        Optional.of(record()), PodRecord.nothing(), Optional.of(RUNNING), List.of(pods));
  }

  private static List<String> names(MembersThen then) {
    return then.courses().stream().map(MemberCourse::name).toList();
  }

  private static MemberCourse course(MembersThen then, String name) {
    return then.courses().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void pods_that_answered_and_do_not_run_are_gone_and_belong_where_their_name_says() {
    told.pod(V1 + "aaaaa", 10, 0, 0.1).pod(V1 + "bbbbb", 10, 0, 0.1);
    told.pod("txn-service-v3-6b6b6b6b6-ccccc", 10, 0, 0.1).pod("txn-service-v2-x", 1, 0, 0.1);
    assertThat(then().gone())
        .containsExactly(
            new GonePod(V1 + "bbbbb", Optional.of("v1")),
            new GonePod("txn-service-v2-x", Optional.empty()),
            new GonePod("txn-service-v3-6b6b6b6b6-ccccc", Optional.empty()));
  }

  @Test
  void the_worst_failed_most_requests_and_then_were_slowest() {
    told.pod(V1 + "aaaaa", 100, 0.02, 0.1) // 2 a second
        .pod(V1 + "bbbbb", 4, 0.9, 0.1) // 3.6 a second, and gone
        .pod(V2 + "aaaaa", 50, 0, 0.3)
        .pod(V2 + "bbbbb", 50, 0, 0.4);
    assertThat(names(then())).containsExactly("v1", "v2", V1 + "bbbbb", V1 + "aaaaa", V2 + "bbbbb");
  }

  /** It answered at 0 and 15 s only, and 10 × 0.5 × 2 is less than 5 × 0.9 × 3. */
  @Test
  void what_counts_is_the_whole_time() {
    told.pod(V1 + "bbbbb", 5, 0.9, 0.1)
        .pod(V1 + "ccccc", 10, 0.5, 0.1)
        .tells(Signals.POD_REQUEST_RATE, V1 + "ccccc", at -> at > 15 ? Double.NaN : 10);
    assertThat(names(then())).containsExactly("v1", "v2", V1 + "bbbbb", V1 + "ccccc");
    assertThat(course(then(), V1 + "ccccc").traffic()).startsWith(10.0, 10.0).last().isNull();
  }

  @Test
  void a_subset_fails_as_its_requests_do_and_its_p99_is_the_highest_of_its_pods() {
    told.pod(V1 + "aaaaa", 30, 0.1, 0.1).pod(V1 + "bbbbb", 10, 0.5, 0.8);
    MemberCourse subset = course(then(), "v1");
    assertThat(subset.times()).containsExactly(second(0), second(15), second(30));
    assertThat(subset.errors()).containsOnly(0.2); // (3 + 5) of 40
    assertThat(subset.latency()).containsOnly(0.8);
    assertThat(subset.traffic()).containsOnly(40.0);
    assertThat(course(then(), "v2").times()).isEmpty();
  }

  private static long second(long since) {
    return Samples.at(since).getEpochSecond();
  }

  @Test
  void without_histograms_of_pods_it_is_the_mean_and_the_page_says_so() {
    told.pod(V1 + "aaaaa", 30, 0.1, 0.8).pod(V1 + "bbbbb", 10, 0, 0.4).without(Signals.POD_P99);
    MembersThen then = then();
    assertThat(then.p99()).isFalse();
    assertThat(course(then, V1 + "aaaaa").latency()).containsOnly(0.2);
    assertThat(course(then, "v1").latency()).containsOnly(0.175); // (30 × 0.2 + 10 × 0.1) ÷ 40
    assertThat(shown(then))
        .contains("Mean latency (ms)", "no P99 of single pods is known", "data-plot=\"latency\"")
        .doesNotContain("P99 (ms)");
  }

  @Test
  void where_the_past_cannot_be_read_it_is_what_is_in_memory_and_the_page_says_so() {
    told.pod(V1 + "aaaaa", 30, 0.1, 0.8);
    MembersThen then = MembersThen.of(Optional.empty(), record(), Optional.of(RUNNING), List.of());
    assertThat(then.read()).isFalse();
    assertThat(names(then)).containsExactly("v1", "v2", V1 + "aaaaa");
    assertThat(shown(then)).contains("cannot be read now").doesNotContain("The incident is over.");
  }

  @Test
  void of_a_service_of_which_the_cluster_says_nothing_all_that_answered_are_named() {
    told.pod(V1 + "bbbbb", 10, 0.5, 0.8);
    MembersThen then =
        MembersThen.of(Optional.of(record()), PodRecord.nothing(), Optional.empty(), List.of());
    assertThat(then.gone()).containsExactly(new GonePod(V1 + "bbbbb", Optional.empty()));
    assertThat(names(then)).containsExactly(V1 + "bbbbb");
    assertThat(shown(then, Members.unknown()))
        .contains("Pods that answered in the incident's time", "No pod of this service is known")
        .doesNotContain("Gone");
  }

  @Test
  void where_nothing_is_known_of_that_time_the_page_says_so() {
    MembersThen then = then();
    assertThat(then.times()).isEmpty();
    assertThat(shown(then))
        .contains("Nothing is known of its pods", "The incident is over.")
        .doesNotContain("<figure");
  }

  @Test
  void the_plots_of_that_time_are_shown_and_what_their_latency_is() {
    told.pod(V1 + "aaaaa", 30, 0.1, 0.1).pod(V1 + "bbbbb", 10, 0.5, 0.8);
    assertThat(shown(then()))
        .contains("<figcaption>v1: P99 (ms)</figcaption>", "data-plot=\"p99\"")
        .contains("<figcaption>" + V1 + "bbbbb: Errors (%)</figcaption>")
        .contains("Latency is the P99 of each pod's requests.")
        .contains("The P99 of a subset is the highest of its pods': theirs do not tell")
        .contains("Gone: they answered in the incident's time", "subset v1")
        .contains("Shown: <time datetime=\"" + Samples.at(0) + "\"")
        .contains("The incident is over.");
  }

  /** Each failed less than the one before. */
  private void tells(int pods) {
    for (int pod = 0; pod < pods; pod++) {
      told.pod(V1 + pod, 10, 0.9 - 0.1 * pod, 0.1);
    }
  }

  @Test
  void any_pod_can_be_chosen_to_be_plotted() {
    tells(5);
    MembersThen then = chosen(V1 + "4", V1 + "0");
    assertThat(names(then)).containsExactly("v1", "v2", V1 + "0", V1 + "4");
    assertThat(shown(then))
        .contains("of the pods that were chosen", "checked> " + V1 + "4</label>")
        .contains("name=\"pod\" value=\"" + V1 + "3\"> " + V1 + "3</label>")
        .contains("<figcaption>" + V1 + "4: Errors (%)</figcaption>")
        .doesNotContain("that failed most</h3>", "Left out");
  }

  @Test
  void a_name_that_no_pod_has_is_left_out_and_only_counted() {
    tells(4);
    assertThat(names(chosen("other", Planted.in("pod")))).isEqualTo(names(then()));
    assertThat(shown(chosen("other", Planted.in("pod"), V1 + "3")))
        .contains("no pod of this time has that name: 2.", "<figcaption>" + V1 + "3: Errors")
        .doesNotContain("other", "onerror");
  }

  @Test
  void more_than_a_page_holds_are_not_plotted_and_the_page_says_so() {
    tells(8);
    MembersThen then = chosen(told.names().toArray(String[]::new));
    assertThat(names(then)).hasSize(2 + PodChoice.MOST);
    assertThat(shown(then))
        .contains("At most 6 pods are plotted at once. Left out of those chosen: 2.");
  }

  @Test
  void markup_in_the_name_of_a_pod_that_is_gone_is_text() {
    told.pod(Planted.in("gone pod"), 10, 0.5, 0.8);
    assertThat(shown(then()))
        .contains("<h4>" + Planted.shown("gone pod") + "</h4>")
        .contains("<figcaption>" + Planted.shown("gone pod") + ": Errors (%)</figcaption>")
        .doesNotContain("<img");
  }

  private static String shown(MembersThen then) {
    return shown(then, Members.of(RUNNING, PodRecord.nothing()));
  }

  private static String shown(MembersThen then, Members members) {
    return new Templates()
        .render(
            "members",
            Map.of(
                "frame", Frames.of(Language.EN), "members", members, "then", then, "over", true));
  }
}
