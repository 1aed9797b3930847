package dev.pulih.service.istio;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{match: [{headers: {x-canary: {exact: 'yes'}}}]}",
        "{match: [{uri: {prefix: /}}, {queryParams: {v: {exact: '2'}}}]}",
        "{match: [{withoutHeaders: {x-old: {}}}]}",
        "{mirror: {host: shadow}}",
        "{mirrors: [{destination: {host: shadow}}]}",
        "{redirect: {uri: /new}}",
        "{directResponse: {status: 503}}",
        "{delegate: {name: other}}",
        "{fault: {abort: {httpStatus: 500}}}",
      })
  void what_is_more_than_a_split_is_special(String route) {
    assertThat(Special.of(read(route))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: plain}",
        "{match: [{uri: {prefix: /api}, port: 8080}]}",
        "{match: [{gateways: [mesh]}], timeout: 1s, retries: {attempts: 2}}",
      })
  void a_part_of_the_plain_traffic_is_not_special(String route) {
    assertThat(Special.of(read(route))).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> read(String yaml) {
    return Serialization.unmarshal("---\n" + yaml, Map.class);
  }
}
