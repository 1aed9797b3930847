package dev.pulih.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The check that prose must pass before a draft holds it: it says no number, time or address that
 * the record does not, makes no link, hides nothing and names nobody.
 *
 * <p>The text is read once for what may not be in it, then its placeholders and the names and
 * values of the record are cut out, and what is left may hold no figure in digits or words.
 */
final class ProseCheck {

  private static final int SECTION = 2_000;
  private static final int ITEM = 300;
  private static final int ITEMS = 8;

  /** Stands where something was cut out; no prose may hold it. */
  private static final char CUT = '\uFFFC';

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z0-9_]{1,40})\\}\\}");

  /** Two numbers side by side are a third one, and so are a number and what stands at it. */
  private static final Pattern TOUCHING =
      Pattern.compile(
          "[\\p{L}\\p{N}+\\u2212-]" + CUT + "|" + CUT + "[\\p{L}\\p{N}]|" + CUT + "[.,:/-]?" + CUT);

  private final CaseRecord known;
  private final Literals literals;

  ProseCheck(CaseRecord known) {
    this.known = known;
    this.literals = Literals.of(known);
  }

  /** Why the prose must not be used; empty if it may. */
  Optional<String> refusal(Prose prose) {
    return tooLong(prose)
        .or(() -> texts(prose).flatMap(text -> refusal(text).stream()).findFirst())
        .or(() -> prose.actions().stream().flatMap(i -> oneLine(i).stream()).findFirst());
  }

  private static Stream<String> texts(Prose prose) {
    return Stream.concat(
        Stream.of(prose.impact(), prose.rootCause(), prose.wentWell()), prose.actions().stream());
  }

  private static Optional<String> tooLong(Prose prose) {
    boolean section =
        Stream.of(prose.impact(), prose.rootCause(), prose.wentWell())
            .anyMatch(text -> text.length() > SECTION);
    boolean item = prose.actions().stream().anyMatch(text -> text.length() > ITEM);
    return section || item || prose.actions().size() > ITEMS
        ? Optional.of(
            "it is too long (a section has at most %,d characters; %d items at most, of %d each)"
                .formatted(SECTION, ITEMS, ITEM))
        : Optional.empty();
  }

  private static Optional<String> oneLine(String item) {
    return item.contains("\n") ? Optional.of("an action item has several lines") : Optional.empty();
  }

  private Optional<String> refusal(String text) {
    return Stream.<Function<String, Optional<String>>>of(
            Forbidden::in, this::unknownPlaceholder, this::someone, this::figures)
        .flatMap(rule -> rule.apply(text).stream())
        .findFirst();
  }

  private Optional<String> unknownPlaceholder(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !known.values().containsKey(name))
        .findFirst()
        .map(name -> "it has the placeholder " + name + ", which the record does not have");
  }

  private Optional<String> someone(String text) {
    return known.people().namedIn(text).map(_ -> "it names a person");
  }

  private Optional<String> figures(String text) {
    String open = PLACEHOLDER.matcher(text).replaceAll(String.valueOf(CUT));
    if (open.indexOf('{') >= 0 || open.indexOf('}') >= 0) {
      return Optional.of("it has a brace that is no placeholder");
    }
    if (TOUCHING.matcher(open).find()) {
      return Optional.of("a placeholder touches another one, or a word");
    }
    String rest = literals.cutFrom(open, CUT);
    return Figures.in(rest).or(() -> Forbidden.address(rest));
  }

  /** The text with its placeholders filled; the values stay text. */
  String filled(String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
  }

  private String value(String name) {
    return Quoted.line(known.values().getOrDefault(name, ""));
  }

  /** Prose with its placeholders filled. */
  Prose filled(Prose prose) {
    List<String> actions = prose.actions().stream().map(this::filled).toList();
    return new Prose(
        filled(prose.impact()), filled(prose.rootCause()), filled(prose.wentWell()), actions);
  }
}
