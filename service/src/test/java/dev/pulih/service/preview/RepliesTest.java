package dev.pulih.service.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.preview.Replies.Reply;
import dev.pulih.service.slack.English;
import dev.pulih.service.slack.Language;
import dev.pulih.service.slack.RecordedKeys;
import dev.pulih.service.slack.Rendering;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer to a press or a command is in the preview, in both languages. */
class RepliesTest {

  static Stream<String> answers() {
    return RecordedKeys.patternsOf("answer-");
  }

  private static List<String> texts() {
    return Replies.all().stream().map(Reply::texts).flatMap(List::stream).toList();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void an_answer_is_in_the_preview(String pattern) {
    String regex =
        Stream.of(pattern.split("\\{\\d+(,number|,word)?}", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".+?"));
    assertThat(texts().stream().filter(text -> Pattern.compile(regex).matcher(text).find()))
        .isNotEmpty();
  }

  @Test
  void no_answer_has_english_left_in_korean() {
    assertThat(texts())
        .allSatisfy(
            text -> {
              String clear = text.replace("the store is gone", "x");
              assertThat(English.leftInKorean(clear)).as(text).isEmpty();
              assertThat(Rendering.answer(text, Language.KO)).containsPattern("[가-힣]");
            });
  }

  @Test
  void what_is_answered_in_english_is_what_is_recorded() {
    assertThat(texts())
        .allSatisfy(text -> assertThat(Rendering.answer(text, Language.EN)).isEqualTo(text));
  }
}
