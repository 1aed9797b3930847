package dev.pulih.service.istio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.recover.Answer;
import dev.pulih.recover.Traffic;
import dev.pulih.recover.Unanswered;
import dev.pulih.recover.WeightChange;
import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.SimulatedLab;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Routes.Destination;
import dev.pulih.simulator.cluster.api.Action;
import dev.pulih.simulator.cluster.api.AuditEntry;
import dev.pulih.simulator.cluster.api.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shift of traffic answers when the API server, or the way to it, fails. */
class TrafficFaultsTest {

  private final SimulatedLab lab = new SimulatedLab();
  private final Cluster cluster = lab.connect();
  private final Traffic traffic = new IstioTraffic(cluster);
  private final ClusterTrafficScene scene = new ClusterTrafficScene(lab);
  private ClusterTrafficScene.Split split;
  private WeightChange change;

  @BeforeEach
  void split() {
    split = scene.split();
    change = shift(traffic.read(split.namespace(), split.name()).orElseThrow());
    lab.server().audit().clear();
  }

  @AfterEach
  void close() {
    cluster.close();
    lab.close();
  }

  @Test
  void a_lost_acknowledgement_is_unclear_and_the_repeat_changes_nothing_more() {
    lab.server().faults().next(1, TrafficFaultsTest::patches, new Fault.CloseAfter());

    assertThat(traffic.write(change)).isInstanceOf(Answer.Unclear.class);
    assertThat(traffic.write(change)).isInstanceOf(Answer.Accepted.class);

    assertThat(patches()).hasSize(1).allMatch(AuditEntry::changed);
  }

  @Test
  void a_connection_that_breaks_before_the_change_is_unclear_and_the_repeat_makes_it() {
    lab.server().faults().next(1, TrafficFaultsTest::patches, new Fault.CloseBefore());

    assertThat(traffic.write(change)).isInstanceOf(Answer.Unclear.class);
    assertThat(traffic.write(change)).isInstanceOf(Answer.Accepted.class);

    assertThat(lab.server().audit().changes("virtualservices")).hasSize(1);
  }

  @Test
  void a_failed_test_is_a_conflict_because_the_object_has_changed() {
    scene.write(split, 80, 20);

    Answer answer = traffic.write(change);

    assertThat(answer).isInstanceOf(Answer.Conflicted.class);
    assertThat(patches()).last().extracting(AuditEntry::code).isEqualTo(422);
  }

  @Test
  void an_invalid_request_is_refused_because_the_object_has_not_changed() {
    lab.server().faults().next(1, TrafficFaultsTest::patches, new Fault.Refuse(422));

    assertThat(traffic.write(change)).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void an_update_conflict_of_an_unchanged_object_stays_a_conflict() {
    lab.server().faults().next(1, TrafficFaultsTest::patches, new Fault.Refuse(409));

    assertThat(traffic.write(change)).isInstanceOf(Answer.Conflicted.class);
  }

  @Test
  void too_many_requests_is_unclear_and_carries_the_servers_patience() {
    lab.server()
        .faults()
        .next(1, TrafficFaultsTest::patches, new Fault.Refuse(429, Duration.ofSeconds(9)));

    assertThat(traffic.write(change))
        .isInstanceOfSatisfying(
            Answer.Unclear.class,
            unclear -> assertThat(unclear.retryAfter()).isGreaterThan(Duration.ofSeconds(5)));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void a_server_error_is_unclear_and_is_not_repeated_by_the_client(int code) {
    lab.server().faults().always(TrafficFaultsTest::patches, new Fault.Refuse(code));

    assertThat(traffic.write(change)).isInstanceOf(Answer.Unclear.class);
    assertThat(patches()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void a_refusal_is_final(int code) {
    lab.server().faults().always(TrafficFaultsTest::patches, new Fault.Refuse(code));

    assertThat(traffic.write(change)).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void a_virtual_service_that_may_not_be_read_is_said_with_the_rule_that_grants_it() {
    lab.server().faults().always(action -> action.verb().equals("get"), new Fault.Refuse(403));

    assertThatThrownBy(() -> traffic.read(split.namespace(), split.name()))
        .isInstanceOf(Unanswered.class)
        .hasMessageContaining("resources [\"virtualservices\"], verbs [\"get\"]");
  }

  @Test
  void a_rehearsal_is_sent_as_a_dry_run() {
    traffic.rehearse(change);

    assertThat(patches())
        .singleElement()
        .matches(entry -> entry.sent().dryRun())
        .matches(entry -> !entry.changed());
  }

  @Test
  void the_patch_tests_version_name_hosts_subsets_and_weights_before_it_writes() {
    traffic.write(change);

    AuditEntry.Sent sent = patches().getFirst().sent();
    assertThat(sent.contentType()).startsWith("application/json-patch+json");
    assertThat(sent.fieldManager()).isEqualTo("pulih");
    assertThat(sent.body())
        .contains("\"path\":\"/metadata/resourceVersion\"")
        .contains("\"path\":\"/spec/http/0/name\"")
        .contains("\"path\":\"/spec/http/0/route/0/destination/host\"")
        .contains("\"path\":\"/spec/http/0/route/1/destination/subset\"");
    assertThat(sent.body().indexOf("\"replace\""))
        .isGreaterThan(sent.body().lastIndexOf("\"test\""));
  }

  @Test
  void a_missing_weight_is_none_among_several_and_is_given_one() {
    scene.removeSecondWeight(split);
    Routes routes = traffic.read(split.namespace(), split.name()).orElseThrow();
    assertThat(routes.routes().getFirst().destinations())
        .extracting(Destination::weight)
        .containsExactly(50, 0);

    assertThat(traffic.write(shift(routes))).isInstanceOf(Answer.Accepted.class);
    assertThat(patches().getFirst().sent().body()).contains("\"op\":\"add\"");
  }

  private List<AuditEntry> patches() {
    return lab.server()
        .audit()
        .entries(entry -> patches(entry.action()) && !entry.user().equals("admin"));
  }

  private static boolean patches(Action action) {
    return action.verb().equals("patch");
  }

  private static WeightChange shift(Routes routes) {
    return ClusterTrafficContract.weights(routes, 100, 0);
  }
}
