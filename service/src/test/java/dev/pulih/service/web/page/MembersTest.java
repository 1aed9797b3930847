package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.recover.Samples;
import dev.pulih.service.slack.Language;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Series;
import dev.pulih.signal.SeriesStore;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Subset;
import dev.pulih.signal.Termination;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MembersTest {

  private static final Instant NOW = Samples.at(600);
  private static final String VERSION = "version";

  private final Map<Signal, Map<Entity, Reading>> samples = new HashMap<>();

  private static Pod pod(String name, String version, int restarts) {
    return pod(name, version, restarts, "OOMKilled");
  }

  private static Pod pod(String name, String version, int restarts, String reason) {
    return new Pod(
        new PodRef("bos", name),
        new WorkloadRef("bos", "Deployment", "txn-service-" + version),
        Map.of(VERSION, version),
        new Pod.Health(
            NOW,
            true,
            Optional.of(NOW).filter(_ -> restarts == 0),
            List.of(
                new Pod.Container(
                    "app",
                    restarts,
                    Optional.of(new Termination(reason, 137, NOW)).filter(_ -> restarts > 0)))));
  }

  private static Subset subset(String version) {
    return new Subset(version, Map.of(VERSION, version));
  }

  private static ServiceInventory runs(List<Pod> pods, Subset... subsets) {
    return new ServiceInventory(pods, List.of(), List.of(subsets), List.of(), Map.of());
  }

  private MembersTest reads(String pod, double rate, double errors) {
    put(Signals.POD_REQUEST_RATE, pod, rate);
    put(Signals.POD_ERROR_RATE, pod, errors);
    put(Signals.POD_LATENCY, pod, errors);
    return this;
  }

  private void put(Signal signal, String pod, double value) {
    samples
        .computeIfAbsent(signal, _ -> new HashMap<>())
        .put(new Entity.OfPod(new PodRef("bos", pod)), Reading.of(value));
  }

  private Members seen(ServiceInventory inventory) {
    return Members.of(inventory, memory(inventory));
  }

  private PodRecord memory(ServiceInventory inventory) {
    SeriesStore store = new SeriesStore();
    store.append(new Readings(NOW, samples, Map.of()));
    return new PodRecord(store.last(Duration.ofMinutes(1), Members.drawnFrom(inventory)));
  }

  private static String now(Member member, int gauge) {
    return member.gauges().get(gauge).now();
  }

  @Test
  void what_fails_most_is_the_first_and_what_is_not_known_is_the_last_and_unknown() {
    reads("a-1", 10, 0.01).reads("a-2", 10, 0.5);
    Members members =
        seen(runs(List.of(pod("a-0", "v1", 1), pod("a-1", "v1", 0), pod("a-2", "v1", 0))));
    assertThat(members.pods()).extracting(Member::name).containsExactly("a-2", "a-1", "a-0");
    assertThat(members.pods().getLast().gauges()).noneMatch(Gauge::isKnown);
    assertThat(members.subsets()).isEmpty();
  }

  @Test
  void a_subset_fails_as_its_requests_do() {
    reads("a-1", 30, 0.1).reads("a-2", 10, 0.5).reads("b-1", 40, 0);
    Members members =
        seen(
            runs(
                List.of(
                    pod("a-1", "v1", 0),
                    pod("a-2", "v1", 0),
                    pod("a-3", "v1", 2),
                    pod("b-1", "v2", 0)),
                subset("v1"),
                subset("v2")));
    Member first = members.subsets().getFirst();
    assertThat(first.name()).isEqualTo("v1");
    assertThat(now(first, 0)).isEqualTo("20 %");
    assertThat(now(first, 1)).isEqualTo("200 ms");
    assertThat(now(first, 2)).isEqualTo("40/s");
    assertThat(first.state())
        .isEqualTo(new Member.State(Optional.empty(), 2, 3, 2, Optional.empty()));
    assertThat(now(members.subsets().getLast(), 0)).isEqualTo("0 %");
  }

  @Test
  void only_its_own_pods_are_asked_for() {
    ServiceInventory inventory = runs(List.of(pod("a-1", "v1", 0)));
    assertThat(Members.drawnFrom(inventory))
        .accepts(series(Signals.POD_ERROR_RATE, "a-1"))
        .rejects(series(Signals.POD_ERROR_RATE, "b-1"), series(Signals.SAMPLE_AGE, "a-1"));
  }

  private static Series series(Signal signal, String pod) {
    return new Series(signal, new Entity.OfPod(new PodRef("bos", pod)));
  }

  @Test
  void it_is_shown_with_how_the_cluster_sees_each_pod() {
    reads("a-1", 30, 0.1);
    Frame frame = Frames.of(Language.EN);
    Members members = seen(runs(List.of(pod("a-1", "v1", 3)), subset("v1"), subset("v2")));
    assertThat(shown(frame, members))
        .contains(
            "a-1", "subset v1", "0 of 1 ready", "restarts: 3", "last ended: OOMKilled", "10 %")
        .contains("0 of 0 ready");
    assertThat(shown(frame, seen(runs(List.of())))).contains("It has no pod now.");
    assertThat(shown(frame, Members.unknown())).contains("No pod of this service is known");
  }

  private static String shown(Frame frame, Members members) {
    MembersThen then =
        MembersThen.of(
            Optional.empty(), PodRecord.nothing(), Optional.of(runs(List.of())), List.of());
    return new Templates()
        .render("members", Map.of("frame", frame, "members", members, "then", then, "over", false));
  }

  @Test
  void where_p99s_are_known_they_stand_in_the_place_of_means() {
    reads("a-1", 30, 0.1).reads("a-2", 10, 0.5);
    ServiceInventory inventory =
        runs(
            List.of(pod("a-1", "v1", 0), pod("a-2", "v1", 0), pod("a-3", "v1", 0)),
            subset("v1"),
            subset("v2"));
    ToldPast told = new ToldPast().pod("a-1", 30, 0.1, 0.4).pod("a-2", 10, 0.5, 0.9);
    PodRecord p99s =
        PodRecord.of(
            told.only(Samples.TXN)
                .history(Signals.ofPages(), NOW.minusSeconds(30), NOW, Duration.ofSeconds(15)));
    Members members = Members.of(inventory, memory(inventory).and(p99s));
    assertThat(members.pods())
        .extracting(pod -> now(pod, 1))
        .containsExactly("900 ms", "400 ms", "");
    assertThat(members.pods())
        .extracting(pod -> pod.gauges().get(1).key())
        .containsOnly("signal.p99");
    assertThat(now(members.subsets().getFirst(), 1)).isEqualTo("900 ms");
    assertThat(shown(Frames.of(Language.EN), members))
        .contains("The P99 of a subset is the highest of its pods': theirs do not tell")
        .doesNotContain("Mean latency");
  }

  @Test
  void what_its_curves_show_is_said() {
    SeriesStore store = new SeriesStore();
    reads("a-1", 30, 0.1);
    for (int back = SeriesStore.TICKS - 1; back >= 0; back--) {
      store.append(new Readings(NOW.minusSeconds(15L * back), samples, Map.of()));
    }
    ServiceInventory inventory = runs(List.of(pod("a-1", "v1", 0)));
    PodRecord memory = new PodRecord(store.last(Duration.ofDays(1), Members.drawnFrom(inventory)));
    Members members = Members.of(inventory, memory);
    assertThat(members.times()).hasSize(TickCurve.TICKS).endsWith(NOW);
    assertThat(shown(Frames.of(Language.EN), members))
        .contains("Each curve begins at nothing, and shows:")
        .contains("datetime=\"" + NOW.minusSeconds(15L * (TickCurve.TICKS - 1)) + "\"")
        .contains("datetime=\"" + NOW + "\"");
  }

  @Test
  void markup_in_the_names_of_pods_and_subsets_and_in_how_they_ended_is_text() {
    String pod = Planted.in("pod");
    String subset = Planted.in("subset");
    String reason = Planted.in("reason");
    reads(pod, 30, 0.1);
    Members members =
        seen(runs(List.of(pod(pod, subset, 3, reason)), subset(subset), subset("v2")));
    assertThat(shown(Frames.of(Language.EN), members))
        .contains(">" + Planted.shown("pod") + "<", "subset " + Planted.shown("subset"))
        .contains(">" + Planted.shown("subset") + "<", "last ended: " + Planted.shown("reason"))
        .doesNotContain("<img");
  }
}
