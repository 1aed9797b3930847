package dev.pulih.flow;

import static dev.pulih.recover.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.recover.EventLog;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A log whose acknowledgements get lost, as when a database ends after a commit. */
class IncidentBookTest implements EventLog {

  private final List<Recorded> recorded = new ArrayList<>();
  private final List<Recorded> heard = new ArrayList<>();
  private final IncidentBook book = new IncidentBook(this, heard::add);
  private boolean records = true;
  private boolean answers = true;

  private final Incident incident = Samples.incident();
  private final Opened opened = new Opened(incident, Samples.p1());
  private final Observed due = new Observed(Samples.restartDue(Samples.p1(), 300));

  @Test
  void an_append_whose_acknowledgement_was_lost_is_known_afterwards_and_not_made_again() {
    book.begin(incident, opened);
    answers = false;
    assertThatThrownBy(() -> book.apply(incident.id(), due, at(300))).hasMessage("lost");
    answers = true;
    assertThat(book.state(incident.id())).isInstanceOf(IncidentState.Restarting.class);
    book.apply(incident.id(), new Observed(Samples.p1()), at(315));
    assertThat(recorded).extracting(Recorded::seq).startsWith(1L, 2L).doesNotHaveDuplicates();
    assertThat(heard).isEqualTo(recorded);
  }

  @Test
  void an_incident_whose_beginning_was_not_acknowledged_is_known_afterwards() {
    answers = false;
    assertThatThrownBy(() -> book.begin(incident, opened)).hasMessage("lost");
    answers = true;
    assertThat(book.live()).hasSize(1);
    assertThat(heard).hasSize(1);
  }

  @Test
  void an_event_for_what_was_seen_is_applied_while_it_holds_and_else_not_even_recorded() {
    book.begin(incident, opened);
    assertThat(book.applyIf(IncidentState.Open.class::isInstance, incident.id(), due, at(300)))
        .hasValueSatisfying(next -> assertThat(next.matters()).isTrue());
    assertThat(book.applyIf(IncidentState.Open.class::isInstance, incident.id(), due, at(315)))
        .isEmpty();
    assertThat(recorded).hasSize(2);
  }

  @Test
  void an_append_that_was_not_made_is_made_anew() {
    book.begin(incident, opened);
    records = false;
    answers = false;
    assertThatThrownBy(() -> book.apply(incident.id(), due, at(300))).hasMessage("lost");
    records = true;
    answers = true;
    assertThat(book.state(incident.id())).isInstanceOf(IncidentState.Open.class);
    book.apply(incident.id(), due, at(315));
    assertThat(recorded).extracting(Recorded::seq).containsExactly(1L, 2L);
  }

  @Test
  void a_closed_book_knows_nothing_and_an_opened_one_all_that_others_wrote_until_then() {
    IncidentBook standby = IncidentBook.closed(this, heard::add);
    book.begin(incident, opened);
    book.apply(incident.id(), due, at(300));
    assertThat(standby.all()).isEmpty();
    standby.open();
    assertThat(standby.all()).isEqualTo(book.all()).hasSize(1);
    standby.apply(incident.id(), new ClosedBy("amir", ""), at(315));
    assertThat(recorded).extracting(Recorded::seq).containsExactly(1L, 2L, 3L);
  }

  @Override
  public void append(Append append) {
    if (records) {
      var next = append.outcome().transition();
      Said said = new Said(next.step(), next.why());
      recorded.add(
          new Recorded(append.incident(), append.seq(), append.at(), append.event(), said));
    }
    if (!answers) {
      throw new IllegalStateException("lost");
    }
  }

  @Override
  public List<Recorded> load() {
    return List.copyOf(recorded);
  }

  @Override
  public List<Recorded> events(String id) {
    return load();
  }

  @Override
  public List<Queued> queued() {
    return List.of();
  }
}
