package dev.pulih.report;

import dev.pulih.policy.Stage;
import dev.pulih.recover.Facts;
import dev.pulih.recover.WeightChange;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.WorkloadRef;
import java.util.ArrayList;
import java.util.List;

/** Names of things in the record, which may hold digits: services, pods, workloads, subsets. */
final class Mentioned {

  private Mentioned() {}

  static List<String> in(CaseFile file) {
    Facts facts = file.facts();
    List<String> names = new ArrayList<>();
    service(facts.incident().service(), names);
    facts.incident().members().forEach(member -> service(member, names));
    file.workload().ifPresent(w -> workload(w, names));
    file.evidence().forEach(e -> e.pods().forEach(p -> pod(p.pod(), names)));
    file.target().ifPresent(names::add);
    facts.breaker().changes().forEach(c -> route(c, names));
    facts.attempts().forEach(a -> names.add("stage " + a.stage().number()));
    stages(file, names);
    return names.stream().distinct().toList();
  }

  private static void service(ServiceRef service, List<String> names) {
    names.add(service.toString());
    names.add(service.name());
    names.add(service.namespace());
  }

  private static void workload(WorkloadRef workload, List<String> names) {
    names.add(workload.toString());
    names.add(workload.namespace() + "/" + workload.name());
    names.add(workload.name());
  }

  private static void pod(PodRef pod, List<String> names) {
    names.add(pod.toString());
    names.add(pod.name());
  }

  private static void route(WeightChange change, List<String> names) {
    names.add(change.namespace() + "/" + change.name());
    names.add(change.name());
    change.routes().forEach(r -> r.after().forEach(d -> names.add(d.subset())));
  }

  /** A stage that nobody came to is no word for this incident. */
  private static void stages(CaseFile file, List<String> names) {
    if (file.facts().alarm().withPeople()) {
      names.add("stage " + (Stage.SHIFT.number() + 1));
    }
  }
}
