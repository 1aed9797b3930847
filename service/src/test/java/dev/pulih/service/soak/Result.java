package dev.pulih.service.soak;

import java.time.Duration;
import java.util.List;

/**
 * What a soak came to.
 *
 * @param vitals each judged from the end of the warm-up on
 * @param counted the ticks, by Pulih's own count
 * @param used what it took
 * @param warnings the lines of its log that are more than information
 */
record Result(List<Flatness> vitals, Counted counted, Used used, List<String> warnings) {

  /**
   * Counters at both ends.
   *
   * @param first at the beginning
   * @param warm when the JIT has compiled what each tick does
   * @param last at the end
   * @param page Pulih's metrics at the end
   */
  record Counted(Ticks first, Ticks warm, Ticks last, Scraped page) {

    Ticks ticks() {
      return last.since(first);
    }

    /** The ticks of a process that is warm. */
    Ticks warmed() {
      return last.since(warm);
    }

    long lost() {
      return last.lost(first);
    }

    long steps(String step) {
      return page.steps(step);
    }

    /** The share of all ticks that took at most so long, 0 to 1. */
    double within(String seconds) {
      String ticks = "pulih_tick_duration_seconds";
      return page.sum(ticks + "_bucket", "le=\"" + seconds + "\"") / page.sum(ticks + "_count");
    }
  }

  /**
   * What it took.
   *
   * @param processor processor time
   * @param disk megabytes of its records at the end
   * @param loads the machine's load at each look
   */
  record Used(Duration processor, double disk, List<Double> loads) {
    double cores(Duration of) {
      return processor.toMillis() / (double) of.toMillis();
    }
  }
}
