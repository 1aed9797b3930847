package dev.pulih.service.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slack and the pages speak one Korean: one word for one thing, whichever file says it. */
class GlossaryTest {

  /** The English files, and the Korean one of each. */
  private static final Map<String, String> FILES =
      Map.of(
          "messages_en", "messages_ko",
          "record_en", "record_ko",
          "buttons", "buttons_ko",
          "../web/page/words_en", "../web/page/words_ko");

  private static final List<String> KOREAN =
      FILES.values().stream().flatMap(file -> Bundles.of(file).values().stream()).toList();

  /** It is said of a verdict and of a switch, which Korean tells apart. */
  private static final String BY = "by";

  /** What is meant, its word, and the words that it had before; breakers do close. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "false alarm = 오탐 = 오경보",
        "with people = 담당자 처리 중 = 사람이 처리|담당자에게 넘어",
        "needs people = 담당자 조치 = 사람의 조치|사람이 필요",
        "people called = 담당자 호출 = 사람 호출",
        "degraded = 안정 확인 중 = 안정화|안정이 이어지는지",
        "tick = 주기 = 틱",
        "close = 종료 = (?<!차단기를 )닫",
        "post-mortem = 포스트모템 = 사후 (분석|보고서)",
        "kill switch = 킬 스위치 = 비상 정지|조치 차단",
        "find = 탐지 = 감지",
        "storm = 공통 장애 = 스톰",
        "route = 라우트 = 경로",
        "lead = 리더 = 이끄는",
        "alarm = 알림 = 경보|알람",
        "maintenance = 점검 = 유지보수",
        "silent = 무음 = 침묵",
        "error = 에러 = 오류",
        "verdict = 판단 = 의견",
        "recovered = 복구됨 = 회복",
        "healthy by itself = 스스로 정상화 = 스스로 회복",
        "passed = 해소됨 = 지나감",
        "paused = 일시 중지 = 일시 정지",
        "blind = 관측 불가 = 볼 수 없음",
      })
  void a_thing_has_one_word(String thing, String word, String before) {
    Pattern other = Pattern.compile(before);
    assertThat(KOREAN)
        .as(thing)
        .anyMatch(text -> text.contains(word))
        .noneMatch(text -> other.matcher(text).find());
  }

  @Test
  void what_is_one_in_english_is_one_in_korean() {
    Map<String, Set<String>> said = said();
    said.remove(BY);
    assertThat(said)
        .containsKeys("with people", "degraded", "false alarm", "post-mortem draft")
        .allSatisfy((english, korean) -> assertThat(korean).as(english).hasSize(1));
  }

  /** How each English text without parts is said in Korean. */
  private static Map<String, Set<String>> said() {
    Map<String, Set<String>> said = new TreeMap<>();
    FILES.forEach((english, korean) -> add(said, Bundles.of(english), Bundles.of(korean)));
    said.keySet().removeIf(text -> text.contains("{"));
    return said;
  }

  private static void add(
      Map<String, Set<String>> said, Map<String, String> english, Map<String, String> korean) {
    english.forEach(
        (key, text) ->
            said.computeIfAbsent(plain(text), _ -> new TreeSet<>()).add(plain(korean.get(key))));
  }

  /** Without what depends on where in a line it stands. */
  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
  }
}
