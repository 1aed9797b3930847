package dev.pulih.service.e2e;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Mode;
import dev.pulih.policy.Stage;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent.Approved;
import dev.pulih.recover.Transition.Step;
import dev.pulih.service.e2e.PulihProcess.Said;
import dev.pulih.service.e2e.Requests.Write;
import dev.pulih.service.testing.PagerDutyEndpoint.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same fault, which no stage heals, in front of a Pulih in each mode, each with a cluster and a
 * real Prometheus of its own: what differs is who acts, and what is said of that. Approve is played
 * twice: people allow everything; people decline stage 1 and do not answer about stage 2.
 */
class ModesIT {

  private static final String DETAILS = "/payload/custom_details/";

  @TempDir private static Path folder;

  private static final List<Ward> ALL = new ArrayList<>();
  private static Ward dryRun;
  private static Ward auto;
  private static Ward allowed;
  private static Ward refused;

  /** What was sent to the cluster when a question was asked. */
  private static final Map<Stage, List<Write>> BEFORE_THE_ANSWER = new ConcurrentHashMap<>();

  private static final Map<Ward, Form> CALLS = new ConcurrentHashMap<>();
  private static final Map<Ward, Form> ENDS = new ConcurrentHashMap<>();
  private static volatile Said late;

  /** What people do while a fault lasts, until stage 2 is done, rehearsed or asked for. */
  private interface People {
    void act() throws IOException;
  }

  @BeforeAll
  static void play() throws Exception {
    dryRun = open("dry-run", Mode.DRY_RUN);
    auto = open("auto", Mode.AUTO);
    allowed = open("approve", Mode.APPROVE);
    refused = open("approve-refused", Mode.APPROVE);
    together(
        List.of(
            () -> play(dryRun, () -> dryRun.awaitSteps(2, Step.WOULD_ACT)),
            () -> play(auto, () -> auto.awaitSteps(1, Step.SHIFTED)),
            () -> play(allowed, ModesIT::allow),
            () -> play(refused, ModesIT::refuse)));
  }

  private static Ward open(String name, Mode mode) throws IOException {
    Ward ward = new Ward(name, mode, folder);
    ALL.add(ward);
    return ward;
  }

  private static void together(List<Callable<Ward>> plays) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(plays.size())) {
      for (Future<Ward> play : threads.invokeAll(plays)) {
        play.get();
      }
    }
  }

  private static Ward play(Ward ward, People people) throws IOException {
    ward.fault().begin();
    people.act();
    ward.fault().spread();
    ward.awaitSteps(1, Step.WITH_PEOPLE);
    ward.awaitQuiet();
    CALLS.put(ward, ward.newest());
    if (ward == refused) {
      late = ward.say("approve");
    }
    ward.fault().end();
    ward.awaitSaid("calm again");
    obeyed(ward.say("close"));
    ward.awaitQuiet();
    ENDS.put(ward, ward.newest());
    return ward;
  }

  private static void allow() throws IOException {
    for (Stage stage : Stage.values()) {
      allowed.awaitQuestion(stage);
      BEFORE_THE_ANSWER.put(stage, allowed.requests().writes());
      obeyed(allowed.say("approve"));
    }
    allowed.awaitSteps(1, Step.SHIFTED);
  }

  private static void refuse() throws IOException {
    refused.awaitQuestion(Stage.RESTART);
    obeyed(refused.say("decline"));
    refused.awaitQuestion(Stage.SHIFT);
  }

  private static void obeyed(Said said) {
    assertThat(said.code()).as(said.text()).isZero();
  }

  @AfterAll
  static void close() {
    ALL.forEach(Ward::close);
  }

  @Test
  void auto_changes_the_deployment_and_the_weights_by_itself() {
    assertThat(auto.requests().changes())
        .extracting(Write::what)
        .containsExactly("patch deployments/txn-service-v2", "patch virtualservices/txn-service");
    assertThat(auto.site().restartedAt("txn-service-v2")).isNotEmpty();
    assertThat(auto.site().weights()).containsExactly("v1=100", "v2=0");
    assertThat(auto.steps(Step.WOULD_ACT, Step.APPROVAL_ASKED)).isEmpty();
  }

  @Test
  void a_dry_run_writes_nothing_and_says_what_auto_did() {
    assertThat(dryRun.requests().reads()).as("it does look").isPositive();
    nothingIsWritten(dryRun);
    assertThat(whys(dryRun, Step.WOULD_ACT))
        .containsExactly(
            "dry-run: stage 1 would restart Deployment bos/txn-service-v2 for txn-service",
            "dry-run: stage 2 would shift all traffic to subset v1 for txn-service");
  }

  @Test
  void approve_writes_nothing_before_a_person_allows_it_and_then_just_what_auto_writes() {
    List<Write> changes = allowed.requests().changes();
    assertThat(whys(allowed, Step.APPROVAL_ASKED).stream().map(ModesIT::question))
        .containsExactly(
            "stage 1 needs approval to restart Deployment bos/txn-service-v2"
                + " (NEEDS_APPROVAL: the mode is approve)",
            "stage 2 needs approval to shift all traffic to subset v1 in VirtualService"
                + " bos/txn-service (NEEDS_APPROVAL: the mode is approve)");
    assertThat(BEFORE_THE_ANSWER.get(Stage.RESTART)).isEmpty();
    assertThat(BEFORE_THE_ANSWER.get(Stage.SHIFT)).isEqualTo(changes.subList(0, 1));
    assertThat(changes).isEqualTo(auto.requests().changes());
    assertThat(allowed.log().stream().map(Recorded::event).filter(Approved.class::isInstance))
        .containsExactly(by(), by());
  }

  /** The question alone, without the verdict on stage 1 that may have led to it. */
  private static String question(String why) {
    return why.substring(why.lastIndexOf("; ") < 0 ? 0 : why.lastIndexOf("; ") + 2);
  }

  private static Approved by() {
    return new Approved(System.getProperty("user.name"));
  }

  @Test
  void what_people_decline_or_leave_unanswered_is_never_written() {
    assertThat(refused.requests().reads()).isPositive();
    nothingIsWritten(refused);
    assertThat(whys(refused, Step.NOT_RECOVERED)).singleElement().asString().contains("declined");
    assertThat(whys(refused, Step.WITH_PEOPLE)).containsExactly("nobody approved stage 2");
    assertThat(late.code()).as(late.text()).isEqualTo(1);
    assertThat(late.text()).contains("nothing waits for approval");
  }

  private static void nothingIsWritten(Ward ward) {
    assertThat(ward.requests().writes()).isEmpty();
    assertThat(ward.site().restartedAt("txn-service-v2")).isEmpty();
    assertThat(ward.site().weights()).containsExactly("v1=50", "v2=50");
  }

  /** What signals show together is weighed once a minute, at another moment of each fault. */
  @Test
  void the_same_rules_find_it_and_the_stages_come_in_the_same_order() {
    for (Ward ward : ALL) {
      assertThat(ward.incident().facts().alarm().signs())
          .as(ward.toString())
          .extracting(sign -> sign.rule())
          .filteredOn(rule -> !rule.equals("joint_evidence"))
          .containsExactlyInAnyOrder("error_rate_p1", "error_rate_p2");
      assertThat(decided(ward)).as(ward.toString()).containsExactly("stage 1", "stage 2", "people");
      assertThat(holds(ward)).as(ward.toString()).isEmpty();
    }
  }

  /** What was decided, asked for or rehearsed, each once. */
  private static List<String> decided(Ward ward) {
    Stream<String> stages =
        ward
            .steps(Step.RESTART_DECIDED, Step.SHIFT_DECIDED, Step.WOULD_ACT, Step.APPROVAL_ASKED)
            .stream()
            .flatMap(e -> Pattern.compile("stage \\d").matcher(e.step().why()).results())
            .map(MatchResult::group);
    Stream<String> people = ward.steps(Step.WITH_PEOPLE).stream().map(_ -> "people");
    return Stream.concat(stages, people).distinct().toList();
  }

  /** What the last minute, here of 4 s, did not show for a moment is no doing of the mode. */
  private static List<String> holds(Ward ward) {
    return whys(ward, Step.HELD).stream()
        .filter(why -> !why.contains("NOT_KNOWN") && !why.contains("CONDITION_PAST"))
        .toList();
  }

  @Test
  void a_p1_that_lasts_pages_alike_but_for_what_became_of_stage_1() {
    assertThat(differing(page(0))).isSubsetOf(DETAILS + "Stage 1");
    for (Ward ward : ALL) {
      assertThat(page(0).apply(ward).fields())
          .containsEntry("/payload/summary", "txn-service: a P1 open for 0 min");
    }
  }

  @Test
  void stage_3_pages_alike_but_for_what_became_of_the_stages() {
    assertThat(differing(page(1)))
        .containsExactlyInAnyOrder("/payload/summary", DETAILS + "Stage 1", DETAILS + "Stage 2");
    for (Ward ward : ALL) {
      assertThat(page(1).apply(ward).fields())
          .containsEntry("/event_action", "trigger")
          .containsEntry("/payload/severity", "critical")
          .containsKeys("/routing_key", "/dedup_key", "/links/0/href", "/links/1/href")
          .hasEntrySatisfying(
              "/payload/summary", s -> assertThat(s).startsWith("txn-service needs people: "));
    }
  }

  @Test
  void every_mode_pages_twice_under_one_key_and_calls_the_channel_once() {
    for (Ward ward : ALL) {
      String id = ward.incident().id();
      assertThat(ward.pager().pages())
          .as(ward.toString())
          .extracting(Event::dedupKey)
          .containsExactly(id, id);
      assertThat(ward.calls()).as(ward.toString()).isEqualTo(1);
    }
  }

  @Test
  void stage_3_calls_the_channel_alike_but_for_what_became_of_the_stages() {
    assertThat(differing(CALLS::get))
        .containsExactlyInAnyOrder("Stage 1", "Stage 2", "Breaker", "Recorded as");
    assertThat(CALLS.get(dryRun).fields())
        .containsEntry("text", "<!channel> txn-service needs people")
        .hasEntrySatisfying("Stage 1", said -> assertThat(said).contains("rehearsed, not done"));
  }

  @Test
  void the_end_of_the_fault_ends_every_alert_alike() {
    assertThat(differing(ward -> Form.of(ward.pager().resolutions().getFirst().body()))).isEmpty();
    for (Ward ward : ALL) {
      assertThat(ward.pager().resolutions()).as(ward.toString()).hasSize(1);
      assertThat(ward.pager().open()).as(ward.toString()).isEmpty();
    }
    assertThat(differing(ENDS::get)).isSubsetOf("Stage 1", "Stage 2", "Breaker", "Likely cause");
  }

  /** The trigger of this number, taken apart. */
  private static Function<Ward, Form> page(int number) {
    return ward -> Form.of(ward.pager().pages().get(number).body());
  }

  private static Set<String> differing(Function<Ward, Form> form) {
    return Form.differing(ALL.stream().map(form).collect(toSet()));
  }

  private static List<String> whys(Ward ward, Step step) {
    return ward.steps(step).stream().map(e -> e.step().why()).toList();
  }
}
