package dev.pulih.service.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.notify.Card;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.notify.Term;
import dev.pulih.notify.Wording;
import dev.pulih.service.preview.Sample;
import dev.pulih.service.preview.Sample.By;
import dev.pulih.service.preview.Scenes;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LexiconTest {

  /** What the layout says beside the terms. */
  private static final Set<String> OWN =
      Set.of("about", "incident", "record", "chart", "range", "left-out");

  /** Names that Korean engineers write in Latin letters, too. */
  private static final Set<String> NAMES = Set.of("P1", "P2", "P99", "Pulih", "ms");

  private static ResourceBundle bundle(Language language) {
    return ResourceBundle.getBundle(
        "dev.pulih.service.slack.messages",
        language.locale(),
        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  @ParameterizedTest
  @EnumSource
  void a_language_has_a_sentence_for_each_term_and_no_other(Language language) {
    Set<String> wanted = Stream.of(Term.values()).map(Term::key).collect(Collectors.toSet());
    wanted.addAll(OWN);
    assertThat(bundle(language).keySet()).hasSameElementsAs(wanted);
    assertThat(bundle(language).getLocale()).isEqualTo(language.locale());
  }

  @Test
  void sentences_have_the_same_placeholders_in_all_languages() {
    Bundles.assertAlike(Bundles.of("messages_en"), Bundles.of("messages_ko"));
  }

  private static Stream<String> matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group);
  }

  @ParameterizedTest
  @EnumSource
  void no_sentence_holds_an_apostrophe_which_would_quote_what_follows(Language language) {
    for (String key : bundle(language).keySet()) {
      assertThat(bundle(language).getString(key)).as(key).doesNotContain("'");
    }
  }

  @Test
  void the_korean_has_no_english_words_but_names() {
    for (String key : bundle(Language.KO).keySet()) {
      String text = bundle(Language.KO).getString(key).replaceAll("\\{\\d+}", "");
      assertThat(matches("[A-Za-z][A-Za-z0-9]*", text)).as(key).isSubsetOf(NAMES);
    }
  }

  @Test
  void what_pulih_says_by_itself_is_korean_in_a_korean_message() {
    Lexicon korean = new Lexicon(Language.KO);
    cards()
        .flatMap(card -> Stream.concat(Stream.of(card.title()), names(card)))
        .map(wording -> wording.mapped(_ -> ""))
        .forEach(
            wording ->
                assertThat(matches("[A-Za-z][A-Za-z0-9]*", korean.plain(wording)))
                    .isSubsetOf(NAMES));
  }

  private static Stream<Wording> names(Card card) {
    return card.lines().stream().map(Card.Line::name);
  }

  private static Stream<Card> cards() {
    return Scenes.usual().all().stream()
        .flatMap(sample -> sample.said(By.CHAT).stream())
        .flatMap(notification -> notification.card().stream());
  }

  @Test
  void the_line_of_an_automatic_recovery_is_this() {
    assertThat(text("Recovered automatically", Language.EN))
        .isEqualTo("txn-service recovered automatically (error rate 15 % -&gt; 1.2 %)");
    assertThat(text("Recovered automatically", Language.KO))
        .isEqualTo("txn-service 자동 복구됨 (에러율 15 % -&gt; 1.2 %)");
  }

  @Test
  void a_call_is_made_at_stage_3_and_where_a_release_does_harm_and_at_no_other_step() {
    Set<String> calling = new HashSet<>();
    for (Sample sample : Scenes.usual().all()) {
      sample.said(By.CHAT).stream()
          .filter(n -> Rendering.of(n, Language.KO).text().startsWith("<!channel> "))
          .forEach(_ -> calling.add(sample.name()));
    }
    assertThat(calling)
        .containsExactlyInAnyOrder(
            "Nobody approves",
            "Stage 2 made it worse: stage 3",
            "Stage 3: people",
            "It comes back to people",
            "The release does harm",
            "A shared cause");
  }

  @Test
  void no_call_reads_as_an_end() {
    Set<Term> ends =
        EnumSet.of(
            Term.RECOVERED_AUTOMATICALLY, Term.HEALTHY_AGAIN, Term.CALM_AGAIN, Term.RESOLVED);
    assertThat(
            Scenes.usual().all().stream()
                .flatMap(sample -> sample.said(By.CHAT).stream())
                .filter(notification -> notification.kind() == Kind.PAGE)
                .flatMap(notification -> notification.card().stream())
                .map(card -> ((Wording.Phrase) card.title()).term()))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(ends);
  }

  private static String text(String name, Language language) {
    List<Notification> said =
        Scenes.usual().all().stream()
            .filter(sample -> sample.name().equals(name))
            .flatMap(sample -> sample.said(By.CHAT).stream())
            .toList();
    return Rendering.of(said.getFirst(), language).text();
  }
}
