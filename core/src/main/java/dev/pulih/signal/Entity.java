package dev.pulih.signal;

/** What a sample is about: a service, a pod, a Kafka consumer group or a database server. */
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

  /** A database server. */
  record OfDatabase(String server) implements Entity {
    @Override
    public String toString() {
      return "database " + server;
    }
  }
}
