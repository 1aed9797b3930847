package dev.pulih.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Policy;
import dev.pulih.signal.ServiceRef;
import org.junit.jupiter.api.Test;

/** What an incident's id tells. */
class IncidentTest {

  @Test
  void an_id_names_the_namespace_the_service_and_the_second() {
    assertThat(open("bos", "txn-service", 0).id()).isEqualTo("bos.txn-service.tb71c0");
    assertThat(open("bos", "txn-service", 1).id()).isEqualTo("bos.txn-service.tb71c1");
    assertThat(open("test", "txn-service", 0).id())
        .isNotEqualTo(open("bos", "txn-service", 0).id());
  }

  @Test
  void the_service_is_read_off_it_again() {
    assertThat(Incident.serviceOf(open("bos", "txn-service", 0).id())).isEqualTo("txn-service");
  }

  private static Incident open(String namespace, String name, long second) {
    return Incident.open(new ServiceRef(namespace, name), Samples.at(second), Policy.defaults());
  }

  @Test
  void an_id_tells_when_its_incident_was_opened_even_if_there_is_none() {
    assertThat(Incident.openedAt(Samples.incident().id())).contains(Samples.T0);
    assertThat(Incident.openedAt("txn-service.toxn1u")).isEmpty();
    assertThat(Incident.openedAt("bos.txn-service.TOXN1U")).isEmpty();
    assertThat(Incident.openedAt("bos.txn-service.toxn1utoxn1utoxn1u")).isEmpty();
    assertThat(Incident.openedAt("")).isEmpty();
  }
}
