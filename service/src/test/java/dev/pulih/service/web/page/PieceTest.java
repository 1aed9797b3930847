package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instants in sentences. */
class PieceTest {

  private static String shown(String text) {
    return new Templates().render("said", Map.of("text", text));
  }

  @Test
  void an_instant_in_a_sentence_is_one_on_a_page_whatever_stands_beside_it() {
    assertThat(shown("since 2026-03-01T00:00:00Z; (2026-03-01T00:00:01.250Z부터) <b>"))
        .isEqualTo(
            "since <time datetime=\"2026-03-01T00:00:00Z\">2026-03-01T00:00:00Z</time>;"
                + " (<time datetime=\"2026-03-01T00:00:01.250Z\">2026-03-01T00:00:01.250Z</time>부터)"
                + " &lt;b&gt;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no time at all",
        "2026-13-01T00:00:00Z",
        "2026-03-01T25:00:00Z",
        "bos.txn-2026-03-01T00:00:00Zulu",
        "2026-03-01",
        "kubectl logs --since-time=2026-03-01T00:00:00Z",
        "https://prometheus/graph?start=2026-03-01T00:00:00Z",
      })
  void what_is_none_stays_as_it_is(String text) {
    assertThat(shown(text)).isEqualTo(text);
  }

  @Test
  void nothing_of_a_text_is_lost() {
    String text = "2026-03-01T00:00:00Z2026 from 2026-03-01T00:00:00Z 2026-03-01T00:00:00Z";
    assertThat(Piece.in(text).stream().map(Piece::text).reduce("", String::concat)).isEqualTo(text);
    assertThat(Piece.in(text)).filteredOn(it -> it.at().isPresent()).hasSize(2);
  }
}
