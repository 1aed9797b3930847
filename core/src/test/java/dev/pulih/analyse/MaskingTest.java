package dev.pulih.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

  private static final Masking DEFAULTS = Masking.defaults();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ic 880101-14-5566 refused            | ic [identity card] refused
          ic 880101145566 refused              | ic [identity card] refused
          ic 880101 14 5566 refused            | ic [identity card] refused
          {"ic":"990229105432"}                | {"ic":"[identity card]"}
          WXY1234 not read                     | [number plate] not read
          plate=VAB 88;                        | plate=[number plate];
          plate WA 1234 B                      | plate [number plate]
          {"plate":"QAA1234C"}                 | {"plate":"[number plate]"}
          old car B 1234, old car W123         | old car [number plate], old car [number plate]
          mail ali.bin+x@mail.example.com now  | mail [email] now
          call 012-345 6789 or 0123456789      | call [phone] or [phone]
          call +60 12-345 6789                 | call [phone]
          call 60123456789.                    | call [phone].
          call 012-345 6789+65 6123 4567       | call [phone][phone]
          office 03-2161 1234, 082-123 456     | office [phone], [phone]
          office (03) 2161 1234, (088) 123456  | office [phone], [phone]
          {"log":"gate\\nWXY1234\\u000aali@a.example\\t012-3456789"} | {"log":"gate\\n[number plate]\\u000a[email]\\t[phone]"}
          account 99881234, acc. no 1234567    | account [account], acc. no 1234567
          account number 99881234 closed       | account number [account] closed
          abroad +65 6123 4567                 | abroad [phone]
          account_id=A-99881234 closed         | account_id=[account] closed
          {"accountId":"99881234"}             | {"accountId":"[account]"}
          Account No: 1234-5678-90             | Account No: [account]
          akaun: TNG00012345                   | akaun: [account]
          """)
  void personal_data_is_masked(String clear, String masked) {
    assertThat(DEFAULTS.mask(clear)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "P1 since 02:31, P2 before, P99 0.4 s, P999 1.2 s, P95 and P50",
        "HTTP 503 from txn-service, HTTP/1.1 500, status 404",
        "v2 is worse than v1, version 2.14.3, release v20261123",
        "txn-service-7d9f8b6c5d-x2k9p restarted",
        "txn-service-5b89c77d8f-zz4ws was OOMKilled, exit code 137",
        "at 1763865000, 1763865000123 and 1763865000.123",
        "2026-11-23T02:31:15Z, 2026-11-23T02:31:15.123456789Z",
        "error_rate 0.880101145566, p99 0.0123456789",
        "S3, EC2, K8S, UTF-8, ISO 8601, RFC 7231, SHA256, TLS 1.3, JDK 25, CPU 95 %, RPS 1000",
        "PUT 200, GET 503, DB 95 %, Q4 2026, RB-01, CVE-2026-1234, CWE 79",
        "memory 512Mi, 1073741824 bytes, 536870912000 bytes",
        "commit 4124779abc, trace 4bf92f3577b34da6a3ce929d0e0e4736",
        "image registry.example.com/txn@sha256:4bf92f3577b34da6",
        "account-service: 503, account-service-7d9f8b6c5d-x2k9p, account is locked",
        "kafka lag 50000 in group billing-1234, partition 12",
        "10.0.12.34:8080, 2001:db8::1, port 60123",
        "inc-20261123-0007",
      })
  void what_operators_live_by_is_not(String text) {
    assertThat(DEFAULTS.mask(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"881301145566", "880132145566", "880101005566", "880101705566"})
  void a_number_with_a_month_a_day_or_a_place_that_does_not_exist_is_no_identity_card(String text) {
    assertThat(DEFAULTS.mask(text)).isEqualTo(text);
  }

  @Test
  void rules_are_configuration() {
    Masking own = new Masking(List.of(MaskingRule.of("tag", "TAG-(?<data>\\d+)")));
    assertThat(own.mask("TAG-123 of WXY1234")).isEqualTo("TAG-[tag] of WXY1234");
  }

  @Test
  void a_wrong_rule_is_refused_by_name_and_place() {
    assertThatThrownBy(() -> MaskingRule.of("tag", "TAG-(\\d+"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"tag\"")
        .hasMessageContaining("at character 8");
  }

  @Test
  void a_name_that_another_rule_could_take_for_data_is_refused() {
    assertThatThrownBy(() -> MaskingRule.of("WXY1234", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lower-case words");
  }

  @Test
  void masking_twice_changes_nothing_more() {
    String once = DEFAULTS.mask("account_id=A-99881234 WXY1234 a@b.example 012-345 6789");
    assertThat(DEFAULTS.mask(once)).isEqualTo(once);
  }

  /**
   * A hundred thousand characters that nearly match: a pattern that backtracks would take hours.
   */
  @ParameterizedTest
  @ValueSource(strings = {"a.", "+1 2 ", "account ", "WXY", "0", "880101-"})
  void hostile_text_takes_no_time(String part) {
    String hostile = part.repeat(100_000 / part.length());
    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> DEFAULTS.mask(hostile));
  }
}
