package dev.pulih.backtest;

import dev.pulih.signal.ServiceRef;

/**
 * The ticks of one service.
 *
 * @param service the service
 * @param ticks all of them
 * @param unknown those at which its error rate was not known
 * @param judged those known ones that are outside of all known incidents, and knowable: false
 *     alarms are counted over these
 */
public record ServiceCount(ServiceRef service, long ticks, long unknown, long judged) {

  static ServiceCount of(ServiceRef service) {
    return new ServiceCount(service, 0, 0, 0);
  }

  ServiceCount next(boolean isUnknown, boolean isJudged) {
    return new ServiceCount(
        service, ticks + 1, unknown + (isUnknown ? 1 : 0), judged + (isJudged ? 1 : 0));
  }
}
