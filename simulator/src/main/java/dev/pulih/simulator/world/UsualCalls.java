package dev.pulih.simulator.world;

import java.time.Duration;
import java.util.List;

/**
 * Who calls whom on an ordinary day: the rest of each service's requests comes from outside, as
 * from the lanes. Every caller has a fallback, so that nothing that a callee suffers hurts it.
 */
final class UsualCalls {
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofSeconds(3);

  private UsualCalls() {}

  static CallPlan plan() {
    return new CallPlan(
        List.of(
            call("api-gateway", "txn-service", 0.5, SHORT),
            call("api-gateway", "account-service", 0.1, SHORT),
            call("api-gateway", "violation-service", 0.05, LONG),
            call("txn-service", "account-service", 0.1, SHORT),
            call("txn-service", "payment-service", 0.15, SHORT),
            call("payment-service", "billing-service", 0.3, LONG),
            call("violation-service", "account-service", 0.3, SHORT),
            call("violation-service", "billing-service", 0.2, LONG)));
  }

  private static CallProfile call(String caller, String callee, double rate, Duration timeout) {
    return new CallProfile(caller, callee, rate, timeout, 0);
  }
}
