package dev.pulih.service.slack;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Orders that are only listened to. */
final class Heard implements Orders {

  private final List<String> orders = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);

  List<String> orders() {
    return List.copyOf(orders);
  }

  /** Orders wait from now on. */
  void hold() {
    gate = new CountDownLatch(1);
  }

  void release() {
    gate.countDown();
  }

  private Result heard(String order, String by) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    orders.add(order + " by " + by);
    return new Result.Done("done");
  }

  @Override
  public Result approve(String incident, Instant deadline, String by) {
    return heard("approve " + incident + " " + deadline, by);
  }

  @Override
  public Result hold(String incident, Instant deadline, String by) {
    return heard("hold " + incident + " " + deadline, by);
  }

  @Override
  public Result releaseBreaker(String incident, Instant since, String by) {
    return heard("release " + incident + " " + since, by);
  }

  @Override
  public Result acknowledge(String incident, Instant called, String by) {
    return heard("acknowledge " + incident + " " + called, by);
  }

  @Override
  public Result falseAlarm(String incident, Instant alarm, String by) {
    return heard("false alarm " + incident + " " + alarm, by);
  }

  @Override
  public Result pause(String length, String reason, String by) {
    return heard("pause " + length + " " + reason, by);
  }

  @Override
  public Result resume(String by) {
    return heard("resume", by);
  }

  @Override
  public Result startWindow(Window window, String by) {
    return heard("maintenance " + window, by);
  }

  @Override
  public Result endWindow(String id, String by) {
    return heard("maintenance end " + id, by);
  }

  @Override
  public String windows() {
    return "none";
  }

  @Override
  public String status() {
    return "well";
  }
}
