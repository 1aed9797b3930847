package dev.pulih.service.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.RequestFailed;
import dev.pulih.service.cluster.Rights;
import dev.pulih.service.cluster.SimulatedLab;
import dev.pulih.simulator.cluster.api.PodLogs;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaseRequestsTest {

  private final SimulatedLab lab = new SimulatedLab(Rights.inOwnNamespace(), PodLogs.silent());
  private final Cluster cluster = lab.connect();
  private final LeaseRequests requests =
      new LeaseRequests(cluster, new LeasePlace(lab.namespace(), "pulih"));

  @AfterEach
  void close() {
    cluster.close();
    lab.close();
  }

  private static Map<String, Object> held(String by) {
    return Map.of("holderIdentity", by, "leaseDurationSeconds", 12, "leaseTransitions", 0);
  }

  private Lease read() {
    return requests.read().orElseThrow();
  }

  @Test
  void what_is_not_there_is_made_once() {
    assertThat(requests.read()).isEmpty();
    Lease _ = requests.create(held("a"));
    assertThat(read().getSpec().getHolderIdentity()).isEqualTo("a");
    assertThatThrownBy(() -> requests.create(held("b")))
        .isInstanceOfSatisfying(
            RequestFailed.class, failure -> assertThat(failure.isDisputed()).isTrue());
  }

  @Test
  void of_two_who_read_the_same_the_second_writes_nothing() {
    Lease _ = requests.create(held("a"));
    Lease seen = read();
    Lease _ = requests.write(seen, held("b"));
    assertThatThrownBy(() -> requests.write(seen, held("c")))
        .isInstanceOfSatisfying(
            RequestFailed.class, failure -> assertThat(failure.isDisputed()).isTrue());
    assertThatThrownBy(() -> requests.free(seen)).isInstanceOf(RequestFailed.class);
    assertThat(read().getSpec().getHolderIdentity()).isEqualTo("b");
  }

  @Test
  void what_is_given_back_has_no_holder() {
    Lease _ = requests.create(held("a"));
    requests.free(read());
    assertThat(read().getSpec().getHolderIdentity()).isNull();
  }
}
