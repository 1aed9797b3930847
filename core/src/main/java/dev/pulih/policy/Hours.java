package dev.pulih.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A part of the day, on some days of the week, in a time zone. It may go past midnight: it belongs
 * to the day on which it began.
 *
 * @param days the days on which it begins
 * @param from when it begins
 * @param to when it ends, excluded; the same as {@code from} for a whole day
 * @param zone in which the clock is read
 */
public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {

  public Hours {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("Hours need a day of the week on which they begin.");
    }
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
  }

  /** On every day. */
  public static Hours daily(LocalTime from, LocalTime to, ZoneId zone) {
    return new Hours(EnumSet.allOf(DayOfWeek.class), from, to, zone);
  }

  /** Whether an instant lies in them. */
  public boolean hold(Instant at) {
    LocalDate today = at.atZone(zone).toLocalDate();
    return covers(today, at) || covers(today.minusDays(1), at);
  }

  /** When the stretch ends in which an instant lies. */
  public Instant end(Instant at) {
    LocalDate today = at.atZone(zone).toLocalDate();
    return covers(today, at) ? end(today) : end(today.minusDays(1));
  }

  private boolean covers(LocalDate day, Instant at) {
    return days.contains(day.getDayOfWeek()) && !at.isBefore(begin(day)) && at.isBefore(end(day));
  }

  private Instant begin(LocalDate day) {
    return ZonedDateTime.of(day, from, zone).toInstant();
  }

  private Instant end(LocalDate day) {
    LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
    return ZonedDateTime.of(last, to, zone).toInstant();
  }
}
