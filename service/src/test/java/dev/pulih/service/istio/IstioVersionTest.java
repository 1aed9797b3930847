package dev.pulih.service.istio;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.WeightChange;
import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.ClusterAccess.Direct;
import dev.pulih.service.cluster.Timeouts;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which version of Istio's API is used. */
class IstioVersionTest {

  private static final String GROUP = "/apis/networking.istio.io";

  private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());
  private Cluster cluster;

  @BeforeEach
  void start() {
    server.start();
    URI url = URI.create(server.baseUrl());
    cluster =
        Cluster.connect(new Direct(url, "token", Optional.empty()), Timeouts.defaults(), "1.2.3");
  }

  @AfterEach
  void stop() {
    cluster.close();
    server.stop();
  }

  @Test
  void v1_is_used_where_the_cluster_serves_it() {
    serves("v1beta1", "v1");
    assertReadsFrom("v1");
  }

  @Test
  void v1beta1_is_used_where_the_cluster_serves_nothing_newer() {
    serves("v1alpha3", "v1beta1");
    assertReadsFrom("v1beta1");
  }

  @Test
  void v1_is_tried_where_discovery_is_not_allowed() {
    server.stubFor(get(urlPathEqualTo(GROUP)).willReturn(status(403)));
    assertReadsFrom("v1");
  }

  @Test
  void a_cluster_that_serves_only_versions_from_before_has_no_istio() {
    serves("v1alpha3");
    assertThat(IstioApi.of(cluster)).isEmpty();
  }

  @Test
  void a_cluster_without_the_group_has_no_istio() {
    assertThat(IstioApi.of(cluster)).isEmpty();
  }

  @Test
  void without_istio_nothing_is_shifted() {
    WeightChange change = new WeightChange("bos", "mesh", "1", List.of());
    assertThat(new IstioTraffic(cluster).write(change))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused ->
                assertThat(refused.hold())
                    .extracting(Hold::reason)
                    .isEqualTo(Reason.NOT_CONFIGURED));
  }

  private void assertReadsFrom(String version) {
    String path = GROUP + "/" + version + "/namespaces/bos/virtualservices";
    server.stubFor(
        get(urlPathEqualTo(path))
            .willReturn(
                okJson(
                    """
                    {"apiVersion": "networking.istio.io/%s", "kind": "VirtualServiceList",
                     "metadata": {"resourceVersion": "1"}, "items": []}
                    """
                        .formatted(version))));

    assertThat(IstioApi.of(cluster).orElseThrow().virtualServices("bos")).isEmpty();
    server.verify(1, getRequestedFor(urlPathEqualTo(path)));
  }

  private void serves(String... versions) {
    StringBuilder list = new StringBuilder();
    for (String version : versions) {
      list.append(list.isEmpty() ? "" : ",")
          .append(
              "{\"groupVersion\":\"networking.istio.io/%s\",\"version\":\"%s\"}"
                  .formatted(version, version));
    }
    server.stubFor(
        get(urlPathEqualTo(GROUP))
            .willReturn(
                okJson(
                    """
                    {"apiVersion": "v1", "kind": "APIGroup", "name": "networking.istio.io",
                     "versions": [%s]}
                    """
                        .formatted(list))));
  }
}
