package dev.pulih.benchmarks.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.benchmarks.briefing.BriefingBenchmark.Row;
import dev.pulih.benchmarks.briefing.BriefingReader.Found;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BriefingBenchmarkTest {

  /** The small form of what is promised of thirty. */
  @Test
  void briefings_are_small_and_a_reader_finds_the_fault_and_its_onset_in_them() {
    List<Row> rows = BriefingBenchmark.rows(10, 1);
    assertThat(rows).hasSize(10);
    assertThat(rows).allSatisfy(row -> assertThat(row.share()).isLessThan(0.15));
    assertThat(rows).allMatch(row -> row.hits().entity() && row.hits().inTime());
  }

  @Test
  void the_reader_has_nothing_but_the_text() {
    String text =
        """
        {"service":"bos/a","axis":{"start":"2026-11-23T02:00:00Z","step_seconds":15,"count":16},
         "calls":[{"from":"bos/a","to":"bos/b","rate":"5 per s","errors":"9 %"}],
         "series":[{"of":"bos/b","signal":"error_rate","unit":"%",
           "values":[0,0,0,0,0,0,0,0,0,0,0,0,0,9,9,9]}],
         "same_shape":[{"what":"bos/a error_rate","as":"bos/b error_rate","from":"0 % -> 5 %"},
           {"what":"pod bos/b-1 pod_error_rate","as":"bos/b error_rate","from":"0 % -> 30 %"}]}
        """;
    assertThat(BriefingReader.read(text))
        .isEqualTo(
            new Found("bos/b", Optional.of("bos/b-1"), Instant.parse("2026-11-23T02:03:15Z")));
    assertThat(BriefingReader.read(text.replace("\"to\":\"bos/b\"", "\"to\":\"bos/c\"")).entity())
        .isEqualTo("bos/a");
  }
}
