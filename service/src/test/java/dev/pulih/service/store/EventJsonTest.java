package dev.pulih.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.recover.Effect;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Approved;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {

  static Stream<Class<?>> events() {
    return Specimens.records(IncidentEvent.class);
  }

  static Stream<Class<?>> effects() {
    return Specimens.records(Effect.class);
  }

  @ParameterizedTest
  @MethodSource("events")
  void every_event_is_read_as_it_was_written(Class<? extends IncidentEvent> type) {
    assertThat(Specimens.of(type))
        .isNotEmpty()
        .allSatisfy(e -> assertThat(read(EventJson.write(e))).isEqualTo(e));
  }

  @ParameterizedTest
  @MethodSource("effects")
  void every_effect_is_read_as_it_was_written(Class<? extends Effect> type) {
    assertThat(Specimens.of(type))
        .isNotEmpty()
        .allSatisfy(
            e -> assertThat(EventJson.effect(EventJson.FORMAT, EventJson.write(e))).isEqualTo(e));
  }

  @Test
  void the_format_is_the_one_that_databases_hold() {
    assertThat(EventJson.write(new Approved("siti")))
        .isEqualTo("{\"type\":\"Approved\",\"by\":\"siti\"}");
  }

  @Test
  void a_text_is_plain_ascii_so_that_any_database_holds_it() {
    assertThat(EventJson.write(new Approved("\0é")))
        .isEqualTo("{\"type\":\"Approved\",\"by\":\"\\u0000\\u00E9\"}");
  }

  @Test
  void what_the_record_does_not_have_is_refused() {
    assertThatThrownBy(() -> read("{\"type\":\"Approved\",\"by\":\"siti\",\"at\":\"noon\"}"))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("at");
  }

  @Test
  void what_the_record_lacks_is_refused() {
    assertThatThrownBy(() -> read("{\"type\":\"Approved\"}"))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("by");
  }

  @Test
  void a_null_is_refused() {
    assertThatThrownBy(() -> read("{\"type\":\"Approved\",\"by\":null}"))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("by");
  }

  @Test
  void an_event_that_this_pulih_does_not_know_is_refused() {
    assertThatThrownBy(() -> read("{\"type\":\"Prayed\",\"by\":\"siti\"}"))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("Prayed");
  }

  @Test
  void another_format_is_recognised() {
    String json = EventJson.write(new Approved("siti"));
    assertThatThrownBy(() -> EventJson.event(EventJson.FORMAT + 1, json))
        .isInstanceOf(StoreFailure.class)
        .hasMessage("it has format 5, and this Pulih reads format 4");
  }

  private static IncidentEvent read(String json) {
    return EventJson.event(EventJson.FORMAT, json);
  }
}
