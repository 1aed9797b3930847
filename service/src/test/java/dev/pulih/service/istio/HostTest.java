package dev.pulih.service.istio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostTest {

  @ParameterizedTest(name = "{0} in namespace edge is {1}/{2}")
  @CsvSource({
    "txn, edge, txn",
    "txn.bos, bos, txn",
    "txn.bos.svc, bos, txn",
    "txn.bos.svc.cluster.local, bos, txn",
    "txn.bos.svc.corp.example, bos, txn",
    "api.example.com, '', api.example.com",
    "*, edge, *",
  })
  void a_host_is_read_as_istio_reads_it(String written, String namespace, String name) {
    assertThat(Host.parse(written, "edge")).isEqualTo(new Host(namespace, name));
  }
}
