package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Policy;
import dev.pulih.recover.Incident;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What log lines about an incident say, without remembering any incident. */
class SubjectsTest {

  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

  @Test
  void an_incident_is_about_the_service_that_it_was_opened_for() {
    ServiceRef service = new ServiceRef("bos", "txn-service");
    String id = Incident.open(service, NOW, Policy.defaults()).id();
    assertThat(Subjects.fields(id)).containsEntry("incident", id);
    assertThat(Subjects.fields(id)).containsEntry("service", "bos/txn-service");
  }

  @Test
  void a_storm_has_a_name_of_its_own() {
    String id = Incident.storm(List.of(), NOW, Policy.defaults()).id();
    assertThat(Subjects.fields(id)).containsEntry("service", Incident.STORM.toString());
  }
}
