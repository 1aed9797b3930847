package dev.pulih.service.web.page;

import dev.pulih.service.slack.Orders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes down what is ordered, and does nothing. */
public final class OrdersTaken implements Orders {

  final List<String> taken = new ArrayList<>();

  private Result take(String... words) {
    taken.add(String.join(" ", words));
    return new Result.Done(taken.getLast());
  }

  @Override
  public Result approve(String incident, Instant deadline, String by) {
    return take("approve", incident, deadline.toString(), by);
  }

  @Override
  public Result hold(String incident, Instant deadline, String by) {
    return take("hold", incident, deadline.toString(), by);
  }

  @Override
  public Result releaseBreaker(String incident, Instant since, String by) {
    return take("release", incident, since.toString(), by);
  }

  @Override
  public Result acknowledge(String incident, Instant called, String by) {
    return take("acknowledge", incident, called.toString(), by);
  }

  @Override
  public Result falseAlarm(String incident, Instant alarm, String by) {
    return take("false-alarm", incident, alarm.toString(), by);
  }

  @Override
  public Result pause(String length, String reason, String by) {
    return take("pause", length, reason, by);
  }

  @Override
  public Result resume(String by) {
    return take("resume", by);
  }

  @Override
  public Result startWindow(Window window, String by) {
    return take("start-window", window.services(), window.from(), by);
  }

  @Override
  public Result endWindow(String id, String by) {
    return take("end-window", id, by);
  }

  @Override
  public String windows() {
    return "";
  }

  @Override
  public String status() {
    return "";
  }
}
