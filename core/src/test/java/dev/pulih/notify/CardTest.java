package dev.pulih.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Reason;
import dev.pulih.recover.Attempt.Result;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.States;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CardTest {

  @Test
  void every_state_has_a_title_and_says_where_it_stands() {
    assertThat(States.all())
        .map(state -> Card.of(state, Glance.none(), Runbooks.shipped()))
        .allSatisfy(card -> assertThat(card.title()).isInstanceOf(Wording.Phrase.class))
        .allSatisfy(
            card ->
                assertThat(card.lines())
                    .extracting(Card.Line::name)
                    .contains(Wording.phrase(Term.SEVERITY), Wording.phrase(Term.STANDS)));
  }

  @Test
  void no_term_is_without_use() throws IOException {
    String used = sources();
    assertThat(Stream.of(Term.values()).filter(term -> !isDerived(term)))
        .allSatisfy(term -> assertThat(used).containsPattern("Term\\." + term + "\\b"));
  }

  @Test
  void who_is_called_because_of_a_release_reads_that_and_not_that_it_recovered() {
    List<Begun> called =
        States.all().stream().filter(state -> state.facts().breaker().calls()).toList();
    assertThat(called).isNotEmpty();
    assertThat(called)
        .allSatisfy(
            state ->
                assertThat(((Wording.Phrase) Titles.of(state)).term())
                    .isEqualTo(Term.RELEASE_HARMS));
  }

  @Test
  void each_reason_and_each_result_has_a_term_of_its_own_and_no_term_has_none() {
    Set<Term> terms = new HashSet<>();
    for (Reason reason : Reason.values()) {
      assertThat(terms.add(Term.of(reason))).as(reason.name()).isTrue();
    }
    for (Result result : Result.values()) {
      assertThat(terms.add(Term.of(result))).as(result.name()).isTrue();
    }
    assertThat(Stream.of(Term.values()).filter(CardTest::isDerived))
        .containsExactlyInAnyOrderElementsOf(terms);
  }

  private static boolean isDerived(Term term) {
    return term.name().startsWith("HOLD_") || term.name().startsWith("RESULT_");
  }

  private static String sources() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/pulih/notify"))) {
      return files.map(CardTest::read).collect(Collectors.joining());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
