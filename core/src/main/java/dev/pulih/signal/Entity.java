package dev.pulih.signal;

/** What a sample is about: a service, a pod, a consumer group, a database server or calls. */
public sealed interface Entity {

  /** A whole service. */
  record OfService(ServiceRef service) implements Entity {
    @Override
    public String toString() {
      return service.toString();
    }
  }

  /** One pod. */
  record OfPod(PodRef pod) implements Entity {
    @Override
    public String toString() {
      return "pod " + pod;
    }
  }

  /** A Kafka consumer group. */
  record OfGroup(String group) implements Entity {
    @Override
    public String toString() {
      return "consumer group " + group;
    }
  }

  /** The calls of one service to another. */
  record OfCall(ServiceRef caller, ServiceRef callee) implements Entity {
    @Override
    public String toString() {
      return "calls of " + caller + " to " + callee;
    }
  }

  /** A database server. */
  record OfDatabase(String server) implements Entity {
    @Override
    public String toString() {
      return "database " + server;
    }
  }
}
