package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.slack.Language;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastingTest {

  @ParameterizedTest
  @CsvSource({
    "PT5M, 5 min, 5분",
    "PT1H30M, 1 h 30 min, 1시간 30분",
    "PT48H15S, 2 d 15 s, 2일 15초",
    "PT0.25S, 250 ms, 250밀리초",
    "PT0S, 0 s, 0초",
  })
  void a_time_is_said_in_its_parts(Duration time, String english, String korean) {
    assertThat(Words.of(Language.EN).lasting(time)).isEqualTo(english);
    assertThat(Words.of(Language.KO).lasting(time)).isEqualTo(korean);
  }
}
