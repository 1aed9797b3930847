package dev.pulih.service.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values are put where they belong, however the file is written, and nothing else changes. */
class BlockEditTest {

  private static final BlockEdit EDIT = new BlockEdit("services", "name", "thresholds");

  private static String put(String text, String... values) {
    Map<String, String> own = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i += 2) {
      own.put(values[i], values[i + 1]);
    }
    return EDIT.put(text, Map.of(1, own));
  }

  @Test
  void a_new_block_stands_behind_the_line_of_the_name() {
    assertThat(
            put(
                """
                # services
                services:
                  - name: a
                  - name: b # the second
                    slo: {p99: 200ms} # agreed
                other: 1
                """,
                "x",
                "3 %",
                "y",
                "7"))
        .isEqualTo(
            """
            # services
            services:
              - name: a
              - name: b # the second
                thresholds:
                  x: 3 %
                  y: 7
                slo: {p99: 200ms} # agreed
            other: 1
            """);
  }

  @Test
  void the_name_need_not_be_first_and_the_file_need_not_end_with_a_line() {
    assertThat(put("services:\n- name: a\n- namespace: bos\n  name: b", "x", "1"))
        .isEqualTo("services:\n- name: a\n- namespace: bos\n  name: b\n  thresholds:\n    x: 1");
  }

  @Test
  void what_is_written_already_is_replaced_and_the_rest_goes_before_it() {
    assertThat(
            put(
                """
                services:
                  - name: a
                  - name: b
                    thresholds: # tuned
                      # looked at in May
                      x: "4 %" # was 2 %
                      z: 9
                """,
                "x", "3 %", "y", "7"))
        .isEqualTo(
            """
            services:
              - name: a
              - name: b
                thresholds: # tuned
                  # looked at in May
                  y: 7
                  x: 3 % # was 2 %
                  z: 9
            """);
  }

  @Test
  void braces_stay_braces() {
    assertThat(put("services: [{name: a}, {name: b, mode: auto}]\n", "x", "3 %", "y", "7"))
        .isEqualTo("services: [{name: a}, {name: b, thresholds: {x: 3 %, y: 7}, mode: auto}]\n");
    assertThat(
            put("services: [{name: a}, {name: b, thresholds: {z: 1, x: 2}}]\n", "x", "3", "y", "7"))
        .isEqualTo("services: [{name: a}, {name: b, thresholds: {y: 7, z: 1, x: 3}}]\n");
  }

  @Test
  void an_empty_block_is_filled() {
    assertThat(put("services:\n- name: a\n- name: b\n  thresholds: {}\n", "x", "3"))
        .isEqualTo("services:\n- name: a\n- name: b\n  thresholds: {x: 3}\n");
    assertThat(put("services:\n- name: a\n- name: b\n  thresholds:\n  mode: auto\n", "x", "3"))
        .isEqualTo("services:\n- name: a\n- name: b\n  thresholds: {x: 3}\n  mode: auto\n");
    assertThat(put("services:\n- name: a\n- name: b\n  thresholds: ~\n", "x", "3"))
        .isEqualTo("services:\n- name: a\n- name: b\n  thresholds: {x: 3}\n");
  }

  @Test
  void line_ends_and_characters_beyond_the_first_plane_are_kept() {
    assertThat(put("# \uD83D\uDE80\r\nservices:\r\n- name: a\r\n- name: b\r\n", "x", "3", "y", "4"))
        .isEqualTo(
            "# \uD83D\uDE80\r\nservices:\r\n- name: a\r\n- name: b\r\n  thresholds:\r\n    x: 3\r\n    y: 4\r\n");
  }
}
