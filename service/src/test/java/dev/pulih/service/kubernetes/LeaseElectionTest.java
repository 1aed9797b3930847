package dev.pulih.service.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.flow.Election;
import dev.pulih.flow.Election.Vote.Lost;
import dev.pulih.flow.Election.Vote.Won;
import dev.pulih.flow.ElectionContract;
import dev.pulih.flow.Epochs;
import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.RequestFailed;
import dev.pulih.service.cluster.Rights;
import dev.pulih.service.cluster.SimulatedLab;
import dev.pulih.service.kubernetes.LeaseElection.Candidate;
import dev.pulih.simulator.cluster.api.Fault.CloseAfter;
import dev.pulih.simulator.cluster.api.Fault.Refuse;
import dev.pulih.simulator.cluster.api.Fault.Say;
import dev.pulih.simulator.cluster.api.PodLogs;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Candidates with exactly the rights of the election's Role. */
class LeaseElectionTest extends ElectionContract implements Epochs {

  private final SimulatedLab lab = new SimulatedLab(Rights.inOwnNamespace(), PodLogs.silent());
  private final Cluster cluster = lab.connect();
  private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
  private final AtomicLong epoch = new AtomicLong();
  private Runnable afterLooking = () -> {};

  @AfterEach
  void close() {
    cluster.close();
    lab.close();
  }

  @Override
  protected Election candidate(String name) {
    LeasePlace place = new LeasePlace(lab.namespace(), "pulih");
    return new LeaseElection(cluster, place, new Candidate(name, LEASE), this, nanos::get);
  }

  @Override
  protected void passes(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Override
  public long latest() {
    long seen = epoch.get();
    Runnable then = afterLooking;
    afterLooking = () -> {};
    then.run();
    return seen;
  }

  @Override
  public OptionalLong raise(long seen, String holder) {
    return epoch.compareAndSet(seen, seen + 1) ? OptionalLong.of(seen + 1) : OptionalLong.empty();
  }

  private Lease lease() {
    return lab.admin().leases().inNamespace(lab.namespace()).withName("pulih").require();
  }

  private void annotate() {
    var _ =
        lab.admin()
            .leases()
            .inNamespace(lab.namespace())
            .withName("pulih")
            .edit(
                lease -> {
                  lease.getMetadata().setAnnotations(Map.of("seen-by", "siti"));
                  return lease;
                });
  }

  @Test
  void the_object_says_who_leads_for_how_long_and_how_often_that_changed() {
    Election a = candidate("a");
    a.ask();
    a.resign();
    candidate("b").ask();
    assertThat(lease().getSpec().getHolderIdentity()).isEqualTo("b");
    assertThat(lease().getSpec().getLeaseDurationSeconds()).isEqualTo(12);
    assertThat(lease().getSpec().getLeaseTransitions()).isEqualTo(1);
    assertThat(lease().getSpec().getRenewTime()).isNotNull();
  }

  @Test
  void who_has_just_come_waits_a_whole_lease_whatever_the_object_s_date_says() {
    candidate("a").ask();
    passes(Duration.ofHours(1));
    Election b = candidate("b");
    assertThat(b.ask()).isEqualTo(new Lost("a"));
    passes(LEASE.minusSeconds(1));
    assertThat(b.ask()).isEqualTo(new Lost("a"));
    passes(Duration.ofSeconds(1));
    assertThat(b.ask()).isEqualTo(new Won(2));
  }

  @Test
  void a_holder_that_asked_for_longer_is_given_longer() {
    new LeaseElection(
            cluster,
            new LeasePlace(lab.namespace(), "pulih"),
            new Candidate("a", Duration.ofSeconds(30)),
            this,
            nanos::get)
        .ask();
    Election b = candidate("b");
    b.ask();
    passes(Duration.ofSeconds(29));
    assertThat(b.ask()).isEqualTo(new Lost("a"));
    passes(Duration.ofSeconds(1));
    assertThat(b.ask()).isEqualTo(new Won(2));
  }

  /** Both have seen it free. */
  @Test
  void of_two_who_write_what_they_read_at_the_same_time_the_second_is_refused() {
    Election a = candidate("a");
    a.ask();
    a.resign();
    LeaseRequests requests = new LeaseRequests(cluster, new LeasePlace(lab.namespace(), "pulih"));
    Lease free = requests.read().orElseThrow();
    assertThat(candidate("b").ask()).isEqualTo(new Won(2));
    assertThatThrownBy(() -> requests.write(free, Map.of("holderIdentity", "c")))
        .isInstanceOfSatisfying(
            RequestFailed.class, refused -> assertThat(refused.isDisputed()).isTrue());
    assertThat(lease().getSpec().getHolderIdentity()).isEqualTo("b");
  }

  /** It won the object, and was frozen until another had led. */
  @Test
  void a_winner_that_was_overtaken_before_its_term_begins_shuts_nobody_out() {
    Election a = candidate("a");
    afterLooking = () -> epoch.set(1);
    assertThat(a.ask()).isEqualTo(new Lost(""));
    assertThat(epoch).hasValue(1);
    assertThat(a.ask()).as("it still holds the object").isEqualTo(new Won(2));
  }

  @Test
  void a_person_who_writes_to_the_object_ends_no_lead() {
    Election a = candidate("a");
    a.ask();
    annotate();
    assertThat(a.ask()).isEqualTo(new Won(1));
  }

  @Test
  void a_renewal_that_is_refused_since_somebody_wrote_is_tried_on_what_was_written() {
    Election a = candidate("a");
    a.ask();
    lab.server().faults().next(1, action -> action.verb().equals("patch"), new Refuse(409));
    assertThat(a.ask()).isEqualTo(new Won(1));
    assertThat(lab.server().faults().pending()).isFalse();
  }

  /** It was frozen between reading and writing. */
  @Test
  void a_renewal_that_is_refused_since_another_leads_is_lost() {
    Election a = candidate("a");
    a.ask();
    Lease theirs = lease();
    theirs.getSpec().setHolderIdentity("b");
    AtomicBoolean refused = new AtomicBoolean();
    lab.server()
        .faults()
        .next(
            1,
            action -> action.verb().equals("patch") && !refused.getAndSet(true),
            new Refuse(409));
    lab.server()
        .faults()
        .next(
            1,
            action -> action.verb().equals("get") && refused.get(),
            new Say(200, "application/json", Serialization.asJson(theirs)));
    assertThat(a.ask()).isEqualTo(new Lost("b"));
  }

  @Test
  void an_object_that_somebody_deleted_ends_the_lead_and_makes_the_next_one() {
    Election a = candidate("a");
    a.ask();
    var _ = lab.admin().leases().inNamespace(lab.namespace()).withName("pulih").delete();
    assertThat(a.ask()).isEqualTo(new Lost(""));
    assertThat(candidate("b").ask()).isEqualTo(new Won(2));
  }

  @Test
  void whoever_won_and_lost_the_answer_waits_for_no_lease_of_its_own() {
    lab.server().faults().next(1, action -> action.verb().equals("create"), new CloseAfter());
    Election a = candidate("a");
    assertThatThrownBy(a::ask).isInstanceOf(RequestFailed.class);
    assertThat(epoch).hasValue(0);
    assertThat(candidate("b").ask()).isEqualTo(new Lost("a"));
    assertThat(a.ask()).isEqualTo(new Won(1));
  }

  @Test
  void the_same_holds_of_an_object_that_was_there() {
    Election b = candidate("b");
    b.ask();
    b.resign();
    lab.server().faults().next(1, action -> action.verb().equals("patch"), new CloseAfter());
    Election a = candidate("a");
    assertThatThrownBy(a::ask).isInstanceOf(RequestFailed.class);
    assertThat(a.ask()).isEqualTo(new Won(2));
  }

  @Test
  void what_was_written_without_an_answer_is_given_back() {
    lab.server().faults().next(1, action -> action.verb().equals("create"), new CloseAfter());
    Election a = candidate("a");
    assertThatThrownBy(a::ask).isInstanceOf(RequestFailed.class);
    a.resign();
    assertThat(candidate("b").ask()).isEqualTo(new Won(1));
  }

  @Test
  void of_two_of_one_name_the_second_waits_as_anybody_does() {
    candidate("a").ask();
    assertThat(candidate("a").ask()).isEqualTo(new Lost("a"));
  }
}
