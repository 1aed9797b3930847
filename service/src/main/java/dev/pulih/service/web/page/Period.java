package dev.pulih.service.web.page;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/** The stretches of time by which history is plotted, in UTC. */
public enum Period {
  DAY("history.by.day"),
  /** From Monday on. */
  WEEK("history.by.week");

  /** With more the plot of a day is thinner than a finger. */
  private static final long MOST_DAYS = 35;

  private final String key;

  Period(String key) {
    this.key = key;
  }

  /** The key of how it is called. */
  public String key() {
    return key;
  }

  /** That by which so many days are plotted, both ends included. */
  static Period of(LocalDate from, LocalDate to) {
    return ChronoUnit.DAYS.between(from, to) < MOST_DAYS ? DAY : WEEK;
  }

  /** The first day of the one that a day lies in. */
  LocalDate begin(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    };
  }

  /** The first days of all that the days from one to another lie in. */
  List<LocalDate> begins(LocalDate from, LocalDate to) {
    return Stream.iterate(begin(from), day -> !day.isAfter(to), this::next).toList();
  }

  private LocalDate next(LocalDate day) {
    return switch (this) {
      case DAY -> day.plusDays(1);
      case WEEK -> day.plusWeeks(1);
    };
  }
}
