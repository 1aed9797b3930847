package dev.pulih.service.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class SystemToolTest {

  @Test
  void a_program_on_the_path_is_found() {
    assertThat(SystemTool.require("ls")).isExecutable().hasFileName("ls");
  }

  @Test
  void a_program_that_nobody_has_is_not_found() {
    assertThat(SystemTool.find("pulih-no-such-program")).isEmpty();
  }

  @Test
  void a_missing_program_skips_the_test_and_is_named() {
    assertThatThrownBy(() -> SystemTool.missing("promtool", false))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("promtool is not installed");
  }

  @Test
  void a_missing_program_fails_the_test_in_ci() {
    assertThatThrownBy(() -> SystemTool.missing("promtool", true))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("promtool is not installed");
  }
}
