package dev.pulih.report;

import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Approved;
import dev.pulih.recover.IncidentEvent.CalledFalse;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.Declined;
import dev.pulih.recover.IncidentEvent.LeftAsIs;
import dev.pulih.recover.IncidentEvent.ReleaseRequested;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * People as a draft names them: "a person". Who it was stands in the audit trail, not in what is
 * read to learn from.
 *
 * @param names the names of those who acted, the longest first
 */
record Blameless(List<String> names) {

  private static final String SOMEONE = "a person";

  /** The switches say in their reasons who switched them. */
  private static final Pattern SWITCHED = Pattern.compile("switched off by [^)]*");

  private static final Pattern PAUSED = Pattern.compile("paused by .*?(?= until )");

  /** Accounts that stand for nobody in particular. */
  private static final Set<String> ROLES =
      Set.of("root", "admin", "api", "cli", "system", "user", "operator", "automation", "pulih");

  static Blameless of(List<Recorded> events) {
    return new Blameless(
        events.stream()
            .map(Recorded::event)
            .flatMap(event -> who(event).stream())
            .filter(name -> !name.isBlank())
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(n -> n))
            .toList());
  }

  private static Optional<String> who(IncidentEvent event) {
    return switch (event) {
      case Approved(String by) -> Optional.of(by);
      case Declined(String by) -> Optional.of(by);
      case ClosedBy(String by, String _) -> Optional.of(by);
      case ReleaseRequested(String by) -> Optional.of(by);
      case LeftAsIs(String by) -> Optional.of(by);
      case CalledFalse(String by) -> Optional.of(by);
      case IncidentEvent.Beginning _, IncidentEvent.Happening _, IncidentEvent.Remark _ ->
          Optional.empty();
    };
  }

  /** One of Pulih's own sentences, without the names of those who acted. */
  String sentence(String why) {
    String text = PAUSED.matcher(why).replaceAll("paused by " + SOMEONE);
    text = SWITCHED.matcher(text).replaceAll("switched off by " + SOMEONE);
    for (String name : names) {
      text = acting(name).matcher(text).replaceAll(SOMEONE);
    }
    return text;
  }

  /** Where Pulih's sentences hold a name: as the one by whom, or as the one who does. */
  private static Pattern acting(String name) {
    String whole = "(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w-])";
    return Pattern.compile(
        "(?<=\\bby )" + whole + "|" + whole + "(?= (?:leaves|releases|closed|calls)\\b)");
  }

  /** What a person wrote, without the names of those who acted. */
  String note(String note) {
    String text = note;
    for (String name : persons()) {
      text = whole(name).matcher(text).replaceAll(Matcher.quoteReplacement(SOMEONE));
    }
    return text;
  }

  /** The first of them that a text names. */
  Optional<String> namedIn(String text) {
    return persons().stream().filter(name -> whole(name).matcher(text).find()).findFirst();
  }

  private List<String> persons() {
    return names.stream().filter(n -> !ROLES.contains(n)).toList();
  }

  private static Pattern whole(String name) {
    return Pattern.compile(
        "(?<![\\w])" + Pattern.quote(name) + "(?![\\w])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
