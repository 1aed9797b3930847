package dev.pulih.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What prose may say, and what it is refused for. */
class ProseCheckTest {

  private static final CaseRecord RECORD = CaseRecord.of(Cases.recovered(Cases.OOM).file());
  private static final ProseCheck CHECK = new ProseCheck(RECORD);

  private static Optional<String> refusal(String impact) {
    return CHECK.refusal(new Prose(impact, "Memory ran out.", "It recovered.", List.of("Look.")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The service {{service}} failed {{error_rate_before}} of its requests.",
        "It was opened at {{opened_at}} and took {{duration}}, of which no one was told.",
        "After {{time_to_recover}} it read {{error_rate_after}}; one of the pods had failed.",
        "It failed 15 % of its requests, then 1.2 %.",
        "It failed 15% of its requests (1.2 % later).",
        "Pod txn-service-1 of bos/txn-service ran into its limit of 512Mi: OOMKilled.",
        "The incident {{incident}} was a P1; stage 1 ended it, with exit code 137.",
        "It took 16 min.",
        "First it failed, a second later it did not, e.g. for a third party.",
        "- A list\n- of **plain** words",
        "Nobody was called; the operators slept."
      })
  void prose_with_the_record_s_own_values_and_names_is_good(String good) {
    assertThat(refusal(good)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "It failed 16 % of its requests. ~ \"16\"",
        "It failed 115 % of its requests. ~ \"115\"",
        "It failed -15 % of its requests. ~ \"-15\"",
        "It failed 15 %0 of its requests. ~ \"15\"",
        "It failed for 15 minutes. ~ \"15\"",
        "It failed for 15. ~ \"15.\"",
        "It failed 1.25 % of its requests. ~ \"1.25\"",
        "It failed 11.2 % of its requests. ~ \"11.2\"",
        "At 02:03 it failed. ~ \"02:03\"",
        "On 2026-03-02 it failed. ~ \"2026-03-02\"",
        "It failed 2026-03-01 00:00:00 UTC+8. ~ \"2026-03-01\"",
        "Pod txn-service-2 failed. ~ \"txn-service-2\"",
        "Pod txn-service-12 failed. ~ \"txn-service-12\"",
        "Stage 2 helped. ~ \"2\"",
        "The limit was 5 12Mi. ~ \"5\"",
        "It failed １５ times. ~ \"１５\"",
        "It failed ١٥ times. ~ \"١٥\"",
        "It failed ⅔ of the time. ~ \"⅔\"",
        "It failed x² times. ~ \"x²\"",
        "It failed XV times. ~ \"XV\"",
        "It failed Ⅳ times. ~ \"Ⅳ\"",
        "It failed for fifteen minutes. ~ \"fifteen\"",
        "It failed for twenty-five minutes. ~ \"twenty\"",
        "It failed for fif**teen** minutes. ~ \"fifteen\"",
        "Half of the requests failed. ~ \"Half\"",
        "It took one hour. ~ \"one hour\"",
        "It took one-hour steps. ~ \"one hour\"",
        "One in ten failed. ~ \"One in\"",
        "Errors doubled. ~ \"doubled\"",
        "A third of the requests failed. ~ \"third\"",
        "Dozens of people called. ~ \"Dozens\"",
        "It took {{how_long}}. ~ the placeholder how_long",
        "It took {{duration}}{{duration}}. ~ touches",
        "It took {{duration}}.{{duration}}. ~ touches",
        "It took x{{duration}}. ~ touches",
        "It took -{{duration}}. ~ touches",
        "It took {{duration}}s. ~ touches",
        "It took {{duration. ~ brace",
        "It took {{Duration}}. ~ brace",
        "It took ${duration}. ~ brace",
        "See [the log](http://evil). ~ a link, an image or a bracket",
        "See ![the log](x). ~ a link, an image or a bracket",
        "See [the log][here]. ~ a link, an image or a bracket",
        "See http://evil. ~ an address",
        "See //evil/x. ~ an address",
        "See www.evil. ~ an address",
        "See mailto:evil. ~ an address",
        "Ask amir@evil. ~ an address",
        "See evil.com for more. ~ looks like an address",
        "It <b>failed</b>. ~ HTML",
        "It failed <!-- and more. ~ HTML",
        "It failed &half; of the time. ~ an HTML entity",
        "It failed \\> here. ~ a backslash",
        "It was human error. ~ blame",
        "The team is to blame. ~ blame",
        "It was the fault of the team. ~ blame",
        "It f\u200bailed. ~ cannot be seen",
        "It f\u202eailed. ~ cannot be seen",
        "It f\u0336ailed. ~ cannot be seen",
        "It f\u001bailed. ~ cannot be seen",
        "It fаiled. ~ not Latin",
        "It failed | twice. ~ a table",
      })
  void prose_is_refused_with_the_reason(String bad, String reason) {
    assertThat(refusal(bad)).as(bad).hasValueSatisfying(why -> assertThat(why).contains(reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It failed.\n```\nhidden",
        "It failed.\n~~~\nhidden",
        "It failed\n===",
        "It failed\n---",
        "It failed.\n# Again",
        "It failed.\n    as code",
        "It failed.\n\tas code",
        "It\rfailed."
      })
  void what_changes_the_page_around_it_is_refused(String bad) {
    assertThat(refusal(bad)).isPresent();
  }

  @Test
  void an_action_item_is_checked_as_well() {
    Prose prose = new Prose("It failed.", "Memory.", "It recovered.", List.of("Raise it to 1 GiB"));
    assertThat(CHECK.refusal(prose)).hasValueSatisfying(w -> assertThat(w).contains("\"1\""));
  }

  @Test
  void too_long_prose_is_refused() {
    List<String> look = List.of("Look.");
    assertThat(CHECK.refusal(new Prose("word ".repeat(401), "x", "y", look))).isPresent();
    assertThat(CHECK.refusal(new Prose("x", "word ".repeat(401), "y", look))).isPresent();
    assertThat(CHECK.refusal(new Prose("x", "y", "z", List.of("word ".repeat(61))))).isPresent();
    List<String> nine = IntStream.range(0, 9).mapToObj(_ -> "Look.").toList();
    assertThat(CHECK.refusal(new Prose("x", "y", "z", nine))).isPresent();
    assertThat(CHECK.refusal(new Prose("word ".repeat(400), "y", "z", look))).isEmpty();
  }

  @Test
  void nobody_who_acted_is_named() {
    ProseCheck check = new ProseCheck(CaseRecord.of(Cases.closedBy("Siti Aminah", "").file()));
    Prose named = new Prose("SITI AMINAH closed it.", "x", "y", List.of("Look."));
    assertThat(check.refusal(named)).contains("it names a person");
    Prose role = new Prose("A person closed it.", "x", "y", List.of("Look."));
    assertThat(check.refusal(role)).isEmpty();
  }

  static Stream<Long> seeds() {
    return IntStream.range(0, 300).mapToObj(i -> (long) i);
  }

  private static final List<String> WORDS =
      List.of("the", "service", "failed", "and", "then", "recovered", "while", "people", "slept");

  /** Words, values and placeholders of the record, in any order. */
  private static List<String> pieces(Random random) {
    List<String> choices = new ArrayList<>(WORDS);
    RECORD.facts().forEach(fact -> choices.add("{{" + fact.name() + "}}"));
    RECORD.facts().stream().map(Fact::value).forEach(choices::add);
    choices.addAll(RECORD.names());
    return IntStream.range(0, 30)
        .mapToObj(_ -> choices.get(random.nextInt(choices.size())))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void words_and_values_of_the_record_pass_in_any_order(long seed) {
    assertThat(refusal(String.join(" and ", pieces(new Random(seed))) + ".")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_number_put_in_anywhere_is_refused(long seed) {
    Random random = new Random(seed);
    String good = String.join(" and ", pieces(random)) + ".";
    String number = Integer.toString(random.nextInt(1_000, 10_000_000));
    int at = random.nextInt(good.length() + 1);
    String bad = good.substring(0, at) + number + good.substring(at);
    assertThat(refusal(bad)).as(bad).isPresent();
  }
}
