package dev.pulih.service.soak;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code jcmd PID GC.heap_info} says of the serial collector's generations. */
final class HeapInfo {

  private static final Pattern TENURED = Pattern.compile("Tenured\\s+total \\d+K, used (\\d+)K");

  private HeapInfo() {}

  static double tenuredMegabytes(String info) {
    Matcher found = TENURED.matcher(info);
    if (!found.find()) {
      throw new AssertionError("There is no line Tenured in:\n" + info);
    }
    return Double.parseDouble(found.group(1)) / 1024;
  }
}
