package dev.pulih.analyse;

import static dev.pulih.analyse.PersonalData.pick;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** No personal datum passes the masking, and nothing that operators need is taken by it. */
class MaskingFuzzTest {

  private static final Fuzz FUZZ = new Fuzz(6);

  private static final Masking MASKING = Masking.defaults();

  /** What may stand before and after in logs, JSON, and JSON within JSON. */
  private static final List<String> BEFORE =
      List.of(
          "", " ", "\n", "\t", "(", "[", "{", "\"", "'", "=", ":", ",", ";", "<", ">", "| ", "\\n",
          "\\t", "\\r", "\\u000a", "\\u003C", "\\\"", "\\\\n", "ic=", "plat: ", "\u00a0",
          "\u2013 ");

  private static final List<String> AFTER =
      List.of(
          "",
          " ",
          "\n",
          ")",
          "]",
          "}",
          "\"",
          "'",
          ",",
          ";",
          ":",
          ". ",
          ".",
          "!",
          "?",
          "<",
          "\\n",
          "\\u000a",
          "\\\"",
          " ditolak",
          "\u00a0",
          "|");

  @Test
  void personal_data_never_passes() {
    FUZZ.cases("personal data", 700_000, MaskingFuzzTest::isMasked);
  }

  private static void isMasked(SplittableRandom random) {
    String datum = PersonalData.any(random);
    String after = pick(random, AFTER);
    String rest = after.isEmpty() || after.equals(".") ? "" : noise(random);
    String text = noise(random) + pick(random, BEFORE) + datum + after + rest;
    assertThat(MASKING.mask(text)).as("masked: %s", text).doesNotContain(datum);
  }

  /** Other data beside it make no difference. */
  private static String noise(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> NearMisses.any(random) + " ";
      case 1 -> PersonalData.any(random) + " ";
      default -> "";
    };
  }

  @Test
  void an_account_never_passes() {
    FUZZ.cases(
        "accounts",
        450_000,
        random -> {
          String account = PersonalData.account(random);
          String text =
              pick(random, BEFORE)
                  + PersonalData.accountWord(random)
                  + account
                  + pick(random, AFTER);
          assertThat(MASKING.mask(text)).as("masked: %s", text).doesNotContain(account);
        });
  }

  @Test
  void what_operators_need_is_not_taken() {
    FUZZ.cases(
        "near misses",
        700_000,
        random -> {
          String text =
              pick(random, List.of("", "(", "\"", "[", "\n", "\\n")) + NearMisses.any(random);
          String line = text + pick(random, List.of("", ")", "\"", ", ", "\n", ". "));
          assertThat(MASKING.mask(line)).isEqualTo(line);
        });
  }

  /** Two in a row without a gap, the second of which begins with a sign of its own. */
  @Test
  void a_number_that_follows_another_at_once_does_not_pass() {
    FUZZ.cases(
        "numbers in a row",
        50_000,
        random -> {
          String second = PersonalData.abroad(random);
          String text = PersonalData.mobile(random) + second;
          assertThat(MASKING.mask(text)).as("masked: %s", text).doesNotContain(second);
        });
  }

  /** The plus is a sign of its own before, and the plate's letters are after. */
  @Test
  void a_number_from_abroad_and_a_plate_do_not_hide_each_other() {
    FUZZ.cases(
        "plates and numbers in a row",
        50_000,
        random -> {
          String plate = PersonalData.plate(random);
          String number = PersonalData.abroad(random);
          String text = random.nextBoolean() ? plate + number : number + plate;
          assertThat(MASKING.mask(text))
              .as("masked: %s", text)
              .doesNotContain(plate)
              .doesNotContain(number);
        });
  }

  /** Any text at all is masked without an exception, and keeps its lines. */
  @Test
  void any_text_is_masked_line_by_line() {
    FUZZ.cases(
        "any text",
        130_000,
        random -> {
          String text = mutated(random);
          assertThat(MASKING.mask(text).lines().count()).isEqualTo(text.lines().count());
        });
  }

  private static String mutated(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      text.append(pick(random, BEFORE)).append(noise(random)).append(pick(random, AFTER));
    }
    for (int i = random.nextInt(0, 6); i > 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, (char) random.nextInt(0x3000));
        default -> text.setCharAt(at, text.charAt(random.nextInt(text.length())));
      }
    }
    return text.toString();
  }
}
