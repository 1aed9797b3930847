package dev.pulih.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionStrategy;

class HeapBoundTest {

  private final StringWriter err = new StringWriter();

  private int run(IExecutionStrategy command) {
    CommandLine line = Main.commandLine().setErr(new PrintWriter(err, true));
    return line.setExecutionStrategy(new HeapBound(command)).execute();
  }

  @Test
  void a_heap_that_is_too_small_is_said_with_the_way_out() {
    int code =
        run(
            _ -> {
              throw new OutOfMemoryError("Java heap space");
            });
    assertThat(code).isEqualTo(ExitCode.SOFTWARE);
    assertThat(err.toString())
        .matches(
            "pulih: The heap of \\d+ MB is too small for this \\(Java heap space\\); give it more, as with"
                + " PULIH_JAVA_OPTS=-Xmx\\d+m, and run it again. A backtest goes on where it was.\\R");
  }

  @Test
  void what_a_command_returns_is_its_exit_code() {
    assertThat(run(_ -> 7)).isEqualTo(7);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void each_command_is_run_so() {
    assertThat(Main.commandLine().getExecutionStrategy()).isInstanceOf(HeapBound.class);
  }
}
