package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.slack.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages say, in both languages. */
class WordsTest {

  private static final List<Path> USERS =
      List.of(Path.of("src/main/jte"), Path.of("src/main/java/dev/pulih/service/web/page"));
  private static final Pattern PART = Pattern.compile("\\{\\d+}");

  private final ResourceBundle english = Words.of(Language.EN).bundle();
  private final ResourceBundle korean = Words.of(Language.KO).bundle();

  @Test
  void both_languages_say_the_same_things_about_the_same_parts() {
    assertThat(korean.keySet()).isEqualTo(english.keySet());
    assertThat(english.keySet())
        .allSatisfy(
            key ->
                assertThat(parts(korean.getString(key))).isEqualTo(parts(english.getString(key))));
  }

  private static List<String> parts(String sentence) {
    return PART.matcher(sentence).results().map(found -> found.group()).sorted().toList();
  }

  @Test
  void nothing_is_said_nowhere() {
    String used = USERS.stream().map(WordsTest::text).collect(Collectors.joining());
    assertThat(english.keySet())
        .isNotEmpty()
        .allSatisfy(key -> assertThat(used).contains('"' + key + '"'));
  }

  private static String text(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(WordsTest::read).collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void who_reads_neither_gets_english() {
    assertThat(Words.of(Locale.KOREA).code()).isEqualTo("ko");
    assertThat(Words.of(Locale.FRENCH).code()).isEqualTo("en");
  }
}
