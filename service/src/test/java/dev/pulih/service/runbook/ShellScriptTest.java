package dev.pulih.service.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the tests of the runbooks take for a command. */
class ShellScriptTest {

  @Test
  void lines_and_pipes_part_commands() {
    assertThat(ShellScript.commands("a b | c\nd && e; f"))
        .containsExactly(List.of("a", "b"), List.of("c"), List.of("d"), List.of("e"), List.of("f"));
  }

  @Test
  void quotes_keep_words_together() {
    assertThat(ShellScript.commands("a 'b c' \"d $E\" f\"g h\" \"i \\\"j\\\"\""))
        .containsExactly(List.of("a", "b c", "d $E", "fg h", "i \"j\""));
  }

  @Test
  void comments_assignments_and_redirections_are_left_out() {
    assertThat(
            ShellScript.commands(
                "N=1 S=\"$2 3\"  # set | once\nA=b c d > \"$N.log\" 2>/dev/null e#f"))
        .containsExactly(List.of("c", "d", "e#f"));
  }

  @Test
  void a_line_goes_on_after_a_backslash() {
    assertThat(ShellScript.commands("a \\\n  b")).containsExactly(List.of("a", "b"));
  }

  @Test
  void a_script_within_is_looked_into() {
    assertThat(ShellScript.commands("I=$(k get \"$N\" | s 'x') r \"a $(q (w)) b\""))
        .containsExactly(
            List.of("k", "get", "$N"),
            List.of("s", "x"),
            List.of("q", "(w)"),
            List.of("r", "a $OUTPUT b"));
  }
}
