package dev.pulih.simulator.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.signal.Routes;
import dev.pulih.simulator.cluster.store.Json;
import org.junit.jupiter.api.Test;

class MeshObjectsTest {
  private static Routes.Route route(String http) {
    String object =
        "{\"metadata\": {\"namespace\": \"bos\", \"name\": \"txn\", \"resourceVersion\": \"7\"},"
            + " \"spec\": {\"http\": [%s]}}".formatted(http);
    return MeshObjects.routes(Json.parse(object)).routes().getFirst();
  }

  @Test
  void a_lonely_destination_without_weight_takes_everything() {
    assertThat(route("{\"route\": [{\"destination\": {\"host\": \"txn\"}}]}").destinations())
        .containsExactly(new Routes.Destination("txn", "", 100));
  }

  @Test
  void a_match_on_a_path_is_plain_traffic() {
    assertThat(route("{\"match\": [{\"uri\": {\"prefix\": \"/\"}}]}").special()).isEmpty();
  }

  @Test
  void a_match_on_headers_and_a_mirror_are_special() {
    assertThat(route("{\"match\": [{\"headers\": {\"x-beta\": {}}}]}").special())
        .contains("matches headers");
    assertThat(route("{\"mirror\": {\"host\": \"shadow\"}}").special()).contains("has mirror");
  }
}
