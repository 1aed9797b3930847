package dev.pulih.service.kubernetes;

import dev.pulih.signal.Workload.Strategy;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many pods a rollout leaves, by Kubernetes' own rounding: {@code maxUnavailable} rounds down,
 * {@code maxSurge} up, and if both come to none, one pod may be unavailable. The default of both is
 * 25 %. Worked: of 3 replicas 25 % is 0.75, so none may be missing and one may be added.
 */
final class StrategyReader {

  private static final int DEFAULT_PERCENT = 25;

  private StrategyReader() {}

  static Strategy read(@Nullable DeploymentStrategy strategy, int wanted) {
    if (strategy != null && "Recreate".equals(strategy.getType())) {
      return new Strategy(true, 0);
    }
    Optional<RollingUpdateDeployment> rolling =
        Optional.ofNullable(strategy).map(DeploymentStrategy::getRollingUpdate);
    return new Strategy(false, wanted - Math.min(wanted, unavailable(rolling, wanted)));
  }

  private static int unavailable(Optional<RollingUpdateDeployment> rolling, int wanted) {
    int surge = share(rolling.map(RollingUpdateDeployment::getMaxSurge), wanted, 99);
    int unavailable = share(rolling.map(RollingUpdateDeployment::getMaxUnavailable), wanted, 0);
    return surge == 0 && unavailable == 0 ? 1 : unavailable;
  }

  /** A number, or a percentage of the replicas; 99 hundredths added before the cut round up. */
  private static int share(Optional<IntOrString> share, int wanted, int hundredths) {
    Integer number = share.map(IntOrString::getIntVal).orElse(null);
    return number != null ? number : (percent(share) * wanted + hundredths) / 100;
  }

  private static int percent(Optional<IntOrString> share) {
    return share
        .map(IntOrString::getStrVal)
        .map(text -> Integer.parseInt(text.replace("%", "")))
        .orElse(DEFAULT_PERCENT);
  }
}
