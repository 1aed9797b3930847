package dev.pulih.simulator.world;

import dev.pulih.simulator.world.BackOffice.DatabaseProfile;
import dev.pulih.simulator.world.BackOffice.GroupProfile;
import dev.pulih.simulator.world.ServiceProfile.Load;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What differs in a back office whose services depend on each other. */
final class CoupledCalls {
  private static final Duration SHORT = Duration.ofMillis(1_500);
  private static final Duration LONG = Duration.ofSeconds(3);
  private static final double HARD = 0.9;
  private static final double HALF = 0.5;

  /** Shares of the traffic; each service gets more requests than those that call it make. */
  private static final Map<String, Double> SHARES =
      Map.of(
          "api-gateway", 0.25,
          "txn-service", 0.25,
          "payment-service", 0.16,
          "billing-service", 0.12,
          "account-service", 0.17,
          "violation-service", 0.05);

  private CoupledCalls() {}

  static CallPlan plan() {
    return new CallPlan(
        List.of(
            new CallProfile("api-gateway", "txn-service", 0.6, LONG, HARD),
            new CallProfile("api-gateway", "account-service", 0.2, SHORT, HARD),
            new CallProfile("api-gateway", "violation-service", 0.1, LONG, HALF),
            new CallProfile("txn-service", "account-service", 0.3, SHORT, HARD),
            new CallProfile("txn-service", "payment-service", 0.5, SHORT, HARD),
            new CallProfile("payment-service", "billing-service", 0.6, SHORT, HARD),
            new CallProfile("violation-service", "account-service", 0.5, SHORT, HALF),
            new CallProfile("violation-service", "billing-service", 0.3, LONG, HARD)));
  }

  static ServiceProfile load(ServiceProfile service) {
    double share = Objects.requireNonNull(SHARES.get(service.name()), service.name());
    return service.with(new Load(share, service.load().podCapacity()));
  }

  static List<GroupProfile> groups() {
    return List.of(
        new GroupProfile("txn-posting", "transactions", 12, "txn-service"),
        new GroupProfile("billing-runs", "bills", 6, "billing-service"));
  }

  static List<DatabaseProfile> databases() {
    return List.of(
        new DatabaseProfile(
            "bos-postgres:5432", 400, List.of("payment-service", "billing-service")),
        new DatabaseProfile("accounts-postgres:5432", 200, List.of("account-service")));
  }
}
