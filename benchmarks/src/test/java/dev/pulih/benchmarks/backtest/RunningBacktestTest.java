package dev.pulih.benchmarks.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.pulih.benchmarks.backtest.RunningBacktest.Taken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningBacktestTest {

  @TempDir private Path folder;

  @Test
  void what_fails_is_said_with_what_it_said() {
    assertThatIllegalStateException()
        .isThrownBy(() -> run("echo no such service; exit 2"))
        .withMessageContaining("no such service");
  }

  @Test
  void what_it_says_goes_to_the_log() throws Exception {
    Taken taken = run("echo done");
    assertThat(folder.resolve("log")).hasContent("done");
    assertThat(taken.wall()).isPositive();
  }

  @Test
  void the_most_of_each_third_is_told() {
    Taken taken = new Taken(Duration.ZERO, Duration.ZERO, List.of(1.0, 2.0, 9.0, 3.0, 4.0, 4.0));
    assertThat(taken.most(0)).isEqualTo(2);
    assertThat(taken.most(1)).isEqualTo(9);
    assertThat(taken.most(2)).isEqualTo(4);
  }

  private Taken run(String command) throws Exception {
    return RunningBacktest.run(List.of("/bin/sh", "-c", command), folder.resolve("log"));
  }
}
