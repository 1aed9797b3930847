package dev.pulih.service.preview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupTest {

  @Test
  void slacks_own_notation_is_shown_as_slack_shows_it() {
    assertThat(Markup.html("<!channel>\n*Since*: <!date^1^{date_short_pretty}|1970 UTC>"))
        .isEqualTo(
            "<span class=\"call\">@channel</span><br/>\n<b>Since</b>: <time>1970 UTC</time>");
    assertThat(Markup.html("<https://x.example/a|A &amp; B>"))
        .isEqualTo("<a href=\"https://x.example/a\">A &amp; B</a>");
  }

  @Test
  void what_is_not_slacks_own_is_text() {
    assertThat(Markup.html("<script>")).isEqualTo("&lt;script&gt;");
    assertThat(Markup.html("<javascript:alert(1)|x>")).doesNotContain("<a");
  }

  @Test
  void code_keeps_its_lines_and_gaps() {
    assertThat(Markup.html("x\n```\n▁ █\n  1\n```")).isEqualTo("x<pre>▁ █\n  1</pre>");
  }
}
