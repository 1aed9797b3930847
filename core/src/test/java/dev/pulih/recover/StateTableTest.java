package dev.pulih.recover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about the recovery machine says what it does, for every pair of state and event. */
class StateTableTest {

  private static final Path PAGE = Path.of("..", "docs", "recovery-machine.md");

  /** Set to {@code true}, the page is written instead: {@code -Dpulih.docs.write=true}. */
  private static final boolean WRITE = Boolean.getBoolean("pulih.docs.write");

  @Test
  void the_page_in_docs_is_the_generated_one() throws IOException {
    if (WRITE) {
      Files.writeString(PAGE, StateTable.page());
    }
    assertThat(PAGE)
        .as("docs/recovery-machine.md, which this test writes with -Dpulih.docs.write=true")
        .hasContent(StateTable.page());
  }

  @Test
  void every_state_and_every_event_is_in_it() {
    assertThat(names(Pairs.states().stream())).containsAll(concrete(IncidentState.class));
    Pairs.states()
        .forEach(
            state ->
                assertThat(names(Pairs.events(state).stream()))
                    .containsExactlyInAnyOrderElementsOf(concrete(IncidentEvent.class)));
  }

  private static Set<String> names(Stream<?> objects) {
    return objects.map(StateTable::name).collect(Collectors.toSet());
  }

  static Set<String> concrete(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses())
            .flatMap(t -> concrete(t).stream())
            .collect(Collectors.toSet())
        : Set.of(type.getSimpleName());
  }
}
