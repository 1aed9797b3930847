package dev.pulih.benchmarks.pages;

import dev.pulih.service.slack.Orders;
import java.time.Instant;

/** Nobody orders anything while pages are measured. */
final class NoOrders implements Orders {

  private static final Result NOTHING = new Result.Nothing("Nothing is ordered here.");

  @Override
  public Result approve(String incident, Instant deadline, String by) {
    return NOTHING;
  }

  @Override
  public Result hold(String incident, Instant deadline, String by) {
    return NOTHING;
  }

  @Override
  public Result releaseBreaker(String incident, Instant since, String by) {
    return NOTHING;
  }

  @Override
  public Result acknowledge(String incident, Instant called, String by) {
    return NOTHING;
  }

  @Override
  public Result falseAlarm(String incident, Instant alarm, String by) {
    return NOTHING;
  }

  @Override
  public Result pause(String length, String reason, String by) {
    return NOTHING;
  }

  @Override
  public Result resume(String by) {
    return NOTHING;
  }

  @Override
  public Result startWindow(Window window, String by) {
    return NOTHING;
  }

  @Override
  public Result endWindow(String id, String by) {
    return NOTHING;
  }

  @Override
  public String windows() {
    return NOTHING.words();
  }

  @Override
  public String status() {
    return NOTHING.words();
  }
}
