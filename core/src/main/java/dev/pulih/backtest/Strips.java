package dev.pulih.backtest;

import dev.pulih.backtest.Episode.About;
import dev.pulih.backtest.Strip.Point;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Series;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Keeps what was read around the first so many times that a finding stood. */
final class Strips {

  /** Ticks before it stands, and after that. */
  static final int AROUND = 40;

  static final int LONGEST = 600;
  static final int MOST = 400;

  private final Deque<Readings> before = new ArrayDeque<>();
  private final Map<About, Drawn> open = new HashMap<>();
  private final List<Drawn> drawn = new ArrayList<>();
  private final List<Drawn> trailing = new ArrayList<>();

  /** A strip that is being drawn. */
  private static final class Drawn {
    private final Strip begun;
    private final List<Point> points = new ArrayList<>();
    private int left = AROUND;

    Drawn(Strip begun) {
      this.begun = begun;
    }

    void next(Readings readings) {
      if (points.size() < LONGEST) {
        Series series = begun.about().series();
        double value = readings.value(series.signal(), series.entity());
        points.add(new Point(readings.at(), value));
      }
    }

    Strip done() {
      return new Strip(begun.about(), begun.from(), begun.bound(), points);
    }
  }

  /** Takes in a tick's qualified readings; what begins or ends at it is told after that. */
  void next(Readings readings) {
    before.addLast(readings);
    if (before.size() > AROUND) {
      before.removeFirst();
    }
    open.values().forEach(strip -> strip.next(readings));
    for (Iterator<Drawn> all = trailing.iterator(); all.hasNext(); ) {
      Drawn strip = all.next();
      strip.next(readings);
      strip.left--;
      if (strip.left == 0) {
        all.remove();
      }
    }
  }

  void begin(About about, double bound, Instant at) {
    if (drawn.size() < MOST) {
      Drawn strip = new Drawn(new Strip(about, at, bound, List.of()));
      before.forEach(strip::next);
      open.put(about, strip);
      drawn.add(strip);
    }
  }

  void end(About about) {
    Drawn strip = open.remove(about);
    if (strip != null) {
      trailing.add(strip);
    }
  }

  List<Strip> all() {
    return drawn.stream().map(Drawn::done).toList();
  }
}
