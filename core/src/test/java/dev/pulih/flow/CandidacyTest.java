package dev.pulih.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.flow.Leadership.Standing.Leader;
import dev.pulih.flow.Leadership.Standing.Standby;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A lease of 12 s, of which a leader makes use of 10 s. */
class CandidacyTest implements Election {

  private static final Duration LEASE = Duration.ofSeconds(12);

  private final FakeElection.Office office = new FakeElection.Office(LEASE);
  private final FakeElection own = new FakeElection(office, "own");
  private final FakeElection other = new FakeElection(office, "other");
  private Duration now = Duration.ofSeconds(-3);
  private Runnable onTheWay = () -> {};
  private Election election = own;
  private int asked;
  private final Candidacy candidacy = new Candidacy(this, LEASE, () -> now.toNanos());

  private void passes(long millis) {
    now = now.plusMillis(millis);
    office.passes(Duration.ofMillis(millis));
  }

  @Override
  public Vote ask() {
    asked++;
    Vote vote = election.ask();
    onTheWay.run();
    return vote;
  }

  @Override
  public void resign() {
    election.resign();
  }

  @Test
  void who_has_not_asked_leads_nothing() {
    assertThat(candidacy.standing()).isEqualTo(new Standby(""));
    assertThat(candidacy.over()).isFalse();
  }

  @Test
  void who_wins_leads_until_a_sixth_of_the_lease_is_left() {
    assertThat(candidacy.ask()).isEqualTo(new Leader(1));
    passes(9_999);
    assertThat(candidacy.standing()).isEqualTo(new Leader(1));
    passes(1);
    assertThat(candidacy.standing()).isEqualTo(new Standby(""));
    assertThat(candidacy.over()).isTrue();
  }

  @Test
  void the_lease_counts_from_before_the_question_however_long_the_answer_takes() {
    onTheWay = () -> passes(9_000);
    assertThat(candidacy.ask()).isEqualTo(new Leader(1));
    passes(1_000);
    assertThat(candidacy.standing()).isEqualTo(new Standby(""));
  }

  @Test
  void an_answer_that_comes_too_late_is_no_lead() {
    onTheWay = () -> passes(10_000);
    assertThat(candidacy.ask()).isEqualTo(new Standby(""));
    assertThat(candidacy.over()).isTrue();
  }

  @Test
  void each_vote_counts_anew() {
    candidacy.ask();
    for (int i = 0; i < 5; i++) {
      passes(9_000);
      assertThat(candidacy.ask()).isEqualTo(new Leader(1));
    }
  }

  @Test
  void an_election_that_cannot_be_reached_ends_no_lease_before_its_time() {
    candidacy.ask();
    election = new Unreachable();
    passes(9_000);
    assertThatThrownBy(candidacy::ask).hasMessage("unreachable");
    assertThat(candidacy.standing()).isEqualTo(new Leader(1));
    passes(1_000);
    assertThat(candidacy.standing()).isEqualTo(new Standby(""));
  }

  @Test
  void it_stops_before_another_can_win() {
    candidacy.ask();
    for (int i = 0; i < 200; i++) {
      passes(100);
      boolean leads = candidacy.standing() instanceof Leader;
      boolean followed = other.ask() instanceof Vote.Won;
      assertThat(leads && followed).as("at " + now).isFalse();
    }
    assertThat(office.epoch()).isEqualTo(2);
  }

  @Test
  void a_standby_knows_who_leads_and_leads_when_that_one_has_gone() {
    other.ask();
    assertThat(candidacy.ask()).isEqualTo(new Standby("other"));
    assertThat(candidacy.over()).isFalse();
    passes(12_000);
    assertThat(candidacy.ask()).isEqualTo(new Leader(2));
  }

  @Test
  void a_leader_that_is_told_of_another_is_over_at_once() {
    candidacy.ask();
    own.resign();
    other.ask();
    assertThat(candidacy.ask()).isEqualTo(new Standby("other"));
    assertThat(candidacy.over()).isTrue();
  }

  @Test
  void a_term_that_is_over_does_not_come_back_and_nothing_is_asked_for() {
    candidacy.ask();
    passes(10_000);
    assertThat(candidacy.ask()).isEqualTo(new Standby(""));
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void a_vote_for_another_term_is_not_the_term_that_was_won() {
    candidacy.ask();
    election = new FakeElection(office, "own");
    own.resign();
    assertThat(candidacy.ask()).isEqualTo(new Standby(""));
    assertThat(candidacy.over()).isTrue();
  }

  @Test
  void a_vote_that_was_on_its_way_when_the_term_ended_does_not_bring_it_back() {
    candidacy.ask();
    passes(9_000);
    onTheWay = () -> passes(1_500);
    assertThat(candidacy.ask()).isEqualTo(new Standby(""));
    assertThat(candidacy.over()).isTrue();
  }

  @Test
  void who_resigns_leads_no_more_and_leaves_the_lead_to_others() {
    candidacy.ask();
    candidacy.resign();
    assertThat(candidacy.standing()).isEqualTo(new Standby(""));
    assertThat(other.ask()).isEqualTo(new Vote.Won(2));
  }

  /** Nobody answers. */
  private record Unreachable() implements Election {
    @Override
    public Vote ask() {
      throw new IllegalStateException("unreachable");
    }

    @Override
    public void resign() {}
  }
}
