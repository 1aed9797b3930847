package dev.pulih.service.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.testing.SystemTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The {@code patch} of the machine turns the one text into the other. */
class UnifiedDiffTest {

  @TempDir private Path folder;

  @Test
  void it_has_the_names_and_three_lines_around() {
    assertThat(UnifiedDiff.of("pulih.yaml", "a\nb\nc\nd\ne\n", "a\nb\nc\nd\nnew\ne\n"))
        .isEqualTo(
            """
            --- pulih.yaml
            +++ proposed
            @@ -2,4 +2,5 @@
             b
             c
             d
            +new
             e
            """);
    assertThat(UnifiedDiff.of("pulih.yaml", "a\n", "a\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a|b|, a|x|b|",
    "a|b, a|b|x",
    "a|b, x|a|b",
    "a|b|c|d|e|f|g|h|i|j|k|, a|B|c|d|e|f|g|h|i|j|K|",
    "a*|b*|, a*|x*|b*|",
  })
  void patch_takes_it(String before, String after) throws IOException, InterruptedException {
    String from = text(before);
    String to = text(after);
    Path file = Files.writeString(folder.resolve("pulih.yaml"), from);
    Path diff = Files.writeString(folder.resolve("diff"), UnifiedDiff.of("pulih.yaml", from, to));
    Process patch =
        new ProcessBuilder(SystemTool.require("patch").toString(), "-s", file.toString())
            .redirectInput(diff.toFile())
            .redirectErrorStream(true)
            .start();
    String said =
        new String(patch.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(patch.waitFor()).as(said).isZero();
    assertThat(Files.readString(file)).isEqualTo(to);
  }

  /** A bar is the end of a line, with a star one of Windows. */
  private static String text(String written) {
    return written.replace('*', '\r').replace('|', '\n');
  }
}
