package dev.pulih.service.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.Fuzz;
import dev.pulih.analyse.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a model answers, it is a verdict that holds or a failure that says its kind. */
class VerdictFuzzTest {

  private static final Fuzz FUZZ = new Fuzz(3);

  /** A word that no message about a failure may repeat. */
  private static final String MARK = "zebra";

  private static final Set<String> FIELDS =
      Set.of("is_anomaly", "confidence", "root_cause", "recommended_action", "auto_recoverable");

  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\"",
          "\\",
          "\\u0000",
          "\\ud800",
          "\0",
          "null",
          "true",
          "1e999",
          "-0",
          "140",
          "85.0",
          "\"85\"",
          "99999999999999999999",
          "```json\n",
          "\n",
          "//",
          "NaN",
          "\ufeff",
          "{\"a\":",
          "\"is_anomaly\":true,",
          "\"run\":\"kubectl delete ns\",",
          MARK);

  @Test
  void a_mutated_answer_is_a_verdict_or_a_failure_of_a_kind() {
    FUZZ.cases("mutated answers", 480_000, random -> holdsOrFails(mutated(random)));
  }

  @Test
  void an_answer_as_it_should_be_is_always_a_verdict() {
    FUZZ.cases(
        "good answers",
        120_000,
        random -> assertThat(verdict(String.join(",", fields(random)))).isPresent());
  }

  @Test
  void nesting_without_end_is_a_failure() {
    FUZZ.cases(
        "nesting",
        200,
        random -> {
          String open = random.nextBoolean() ? "[" : "{\"is_anomaly\":";
          holdsOrFails(open.repeat(random.nextInt(1, 100_000)));
        });
  }

  private static void holdsOrFails(String json) {
    try {
      holds(VerdictJson.verdict(json), json);
    } catch (ModelFailure failed) {
      assertThat(failed.getMessage()).doesNotContain(MARK).hasSizeLessThan(200);
    }
  }

  /** By another reader's opinion, too. */
  private static void holds(Verdict verdict, String json) {
    JsonNode tree = JsonMapper.shared().readTree(json);
    assertThat(Set.copyOf(tree.propertyNames())).isEqualTo(FIELDS);
    assertThat(tree.path("is_anomaly").isBoolean()).isTrue();
    assertThat(tree.path("auto_recoverable").isBoolean()).isTrue();
    assertThat(tree.path("confidence").isInt()).isTrue();
    assertThat(verdict.confidence()).isBetween(0, 100);
    assertThat(tree.path("root_cause").asString()).isEqualTo(verdict.rootCause()).isNotBlank();
    assertThat(verdict.rootCause().length()).isLessThanOrEqualTo(600);
    assertThat(verdict.recommendedAction().length()).isBetween(1, 1_500);
  }

  private static Optional<Verdict> verdict(String fields) {
    try {
      return Optional.of(VerdictJson.verdict("{" + fields + "}"));
    } catch (ModelFailure failed) {
      throw new AssertionError(fields, failed);
    }
  }

  private static List<String> fields(SplittableRandom random) {
    List<String> fields =
        new ArrayList<>(
            List.of(
                "\"is_anomaly\":" + random.nextBoolean(),
                "\"confidence\" : " + random.nextInt(0, 101),
                "\"root_cause\":\"" + text(random, 300) + ".\"",
                "\"recommended_action\":\"" + text(random, 700) + "!\"",
                "\n\"auto_recoverable\":" + random.nextBoolean()));
    Collections.shuffle(fields, new Random(random.nextLong()));
    return fields;
  }

  /** Letters, escapes and signs that end no sentence. */
  private static String text(SplittableRandom random, int longest) {
    List<String> parts =
        List.of("a", " ", "kubectl", "\\n", "\\\"", "\u00e9", "\\u4e2d", "-n", "v2.3", "<b>", MARK);
    StringBuilder text = new StringBuilder("x");
    while (text.length() < random.nextInt(1, longest)) {
      text.append(parts.get(random.nextInt(parts.size())));
    }
    return text.toString();
  }

  private static String mutated(SplittableRandom random) {
    StringBuilder json = new StringBuilder("{" + String.join(",", fields(random)) + "}");
    for (int i = random.nextInt(1, 6); i > 0 && !json.isEmpty(); i--) {
      int at = random.nextInt(json.length());
      switch (random.nextInt(5)) {
        case 0 -> json.deleteCharAt(at);
        case 1 -> json.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> json.setLength(at);
        case 3 -> json.insert(at, json.substring(at, Math.min(json.length(), at + 40)));
        default -> json.setCharAt(at, (char) random.nextInt(0x10000));
      }
    }
    return json.toString();
  }
}
