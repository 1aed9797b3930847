package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.Samples;
import dev.pulih.service.web.Earlier;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CoursesTest implements Earlier {

  private static final Duration TICK = Duration.ofSeconds(15);
  private static final String ID = Samples.incident().id();
  private static final Instant OPENED = Samples.incident().openedAt();

  private final Lookout lookout = new Lookout(List.of(Samples.TXN)).opened();
  private final List<String> asked = new ArrayList<>();
  private Instant now = OPENED.plusSeconds(3_600);
  private boolean fails;
  private final Courses courses = new Courses(this, TICK, () -> now);

  @Override
  public List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    asked.add(seconds(from) + " to " + seconds(to) + " by " + step.toSeconds());
    return Stream.iterate(from, at -> !at.isAfter(to), at -> at.plus(step))
        .map(this::readings)
        .toList();
  }

  @Override
  public Earlier only(ServiceRef service) {
    throw new AssertionError("The plots of a service are about no other and no pods.");
  }

  private static long seconds(Instant at) {
    return Duration.between(OPENED, at).toSeconds();
  }

  private Readings readings(Instant at) {
    return fails
        ? new Readings(at, Map.of(), Map.of(Signals.ERROR_RATE, "cannot be read"))
        : new Readings(
            at,
            Map.of(Signals.ERROR_RATE, Map.of(new Entity.OfService(Samples.TXN), Reading.of(0.25))),
            Map.of());
  }

  /** The last quarter of an hour. */
  private List<Measured> latest() {
    return IntStream.range(0, 60)
        .mapToObj(i -> new Measured(now.minusSeconds(15L * (59 - i)), 0.5, 0.1, 9))
        .toList();
  }

  private List<Measured> course(List<Measured> latest) {
    return read(latest).measured();
  }

  private Courses.Course read(List<Measured> latest) {
    return courses.of(lookout.room().standing(ID).orElseThrow(), latest);
  }

  @Test
  void what_is_older_than_the_ticks_in_memory_is_asked_for_and_nothing_is_there_twice() {
    List<Measured> course = course(latest());
    assertThat(asked).containsExactly("-600 to 3600 by 30");
    assertThat(course.getFirst().at()).isEqualTo(OPENED.minusSeconds(600));
    assertThat(course.getFirst().errors()).isEqualTo(0.25);
    assertThat(course.getFirst().p99()).isNaN();
    assertThat(course.getLast()).isEqualTo(latest().getLast());
    assertThat(course).extracting(Measured::at).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void it_is_asked_again_when_the_ticks_in_memory_reach_no_longer_back_to_it() {
    course(latest());
    now = now.plusSeconds(800);
    course(latest());
    assertThat(asked).hasSize(1);
    now = now.plusSeconds(200);
    List<Measured> course = course(latest());
    assertThat(asked).hasSize(2);
    assertThat(course).extracting(Measured::at).isSorted();
  }

  @Test
  void what_could_not_be_read_is_unknown_and_asked_for_again_after_a_while() {
    assertThat(read(List.of()).whole()).isTrue();
    now = now.plusSeconds(3_600);
    fails = true;
    assertThat(course(latest()).getFirst().errors()).isNaN();
    assertThat(read(latest()).whole()).isFalse();
    fails = false;
    now = now.plus(Courses.AGAIN).minusSeconds(1);
    assertThat(course(latest()).getFirst().errors()).isNaN();
    now = now.plusSeconds(1);
    assertThat(course(latest()).getFirst().errors()).isEqualTo(0.25);
    assertThat(read(latest()).whole()).isTrue();
  }

  @Test
  void an_incident_that_is_over_is_shown_as_it_was() {
    Instant closed = OPENED.plusSeconds(300);
    var _ = lookout.book.apply(ID, new ClosedBy("siti", "known"), closed);
    now = OPENED.plus(Duration.ofDays(30));
    List<Measured> course = course(latest());
    assertThat(asked).containsExactly("-600 to 900 by 15");
    assertThat(course).extracting(Measured::errors).containsOnly(0.25);
    assertThat(course(List.of())).isEqualTo(course);
    assertThat(asked).hasSize(1);
  }

  @Test
  void a_young_incident_needs_nothing_but_memory() {
    now = OPENED.plusSeconds(120);
    assertThat(course(latest()).getFirst().at()).isEqualTo(now.minusSeconds(720));
    assertThat(asked).isEmpty();
  }
}
