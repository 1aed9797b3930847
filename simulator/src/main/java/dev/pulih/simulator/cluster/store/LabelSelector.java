package dev.pulih.simulator.cluster.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A choice of objects by their labels, in the grammar of the {@code labelSelector} parameter:
 * {@code a=b}, {@code a!=b}, {@code a in (b,c)}, {@code a notin (b,c)}, {@code a}, {@code !a},
 * joined by commas.
 */
public final class LabelSelector implements Predicate<Map<String, String>> {

  private static final Pattern COMMA_OUTSIDE_PARENTHESES = Pattern.compile(",(?![^(]*\\))");
  private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)");
  private static final Pattern EQUALITY = Pattern.compile("([^=!\\s]+)\\s*(==|=|!=)\\s*(\\S*)");
  private static final Pattern EXISTENCE = Pattern.compile("(!?)\\s*([^=!\\s(),]+)");

  private final List<Predicate<Map<String, String>>> requirements;

  private LabelSelector(List<Predicate<Map<String, String>>> requirements) {
    this.requirements = List.copyOf(requirements);
  }

  /** The selector that all objects with these labels pass. */
  public static LabelSelector matching(Map<String, String> labels) {
    return new LabelSelector(List.of(found -> found.entrySet().containsAll(labels.entrySet())));
  }

  /**
   * Reads a selector; an empty text selects everything.
   *
   * @throws ApiFailure 400 if the text is none
   */
  public static LabelSelector parse(String text) {
    List<Predicate<Map<String, String>>> requirements = new ArrayList<>();
    for (String part : COMMA_OUTSIDE_PARENTHESES.split(text, -1)) {
      if (!part.isBlank()) {
        requirements.add(requirement(part.strip()));
      }
    }
    return new LabelSelector(requirements);
  }

  @Override
  public boolean test(Map<String, String> labels) {
    return requirements.stream().allMatch(requirement -> requirement.test(labels));
  }

  private static Predicate<Map<String, String>> requirement(String text) {
    Matcher set = SET.matcher(text);
    if (set.matches()) {
      return oneOf(set.group(1), values(set.group(3)), set.group(2).equals("in"));
    }
    Matcher equality = EQUALITY.matcher(text);
    if (equality.matches()) {
      return oneOf(equality.group(1), Set.of(equality.group(3)), !equality.group(2).equals("!="));
    }
    return existence(text);
  }

  private static Predicate<Map<String, String>> existence(String text) {
    Matcher existence = EXISTENCE.matcher(text);
    if (!existence.matches()) {
      String message = "unable to parse requirement: found '%s'".formatted(text);
      throw Failures.plain(400, "BadRequest", message);
    }
    return labels -> labels.containsKey(existence.group(2)) == existence.group(1).isEmpty();
  }

  private static Predicate<Map<String, String>> oneOf(
      String key, Set<String> values, boolean wanted) {
    return labels -> values.contains(labels.getOrDefault(key, "\0")) == wanted;
  }

  private static Set<String> values(String list) {
    return Arrays.stream(list.split(",", -1)).map(String::strip).collect(Collectors.toSet());
  }
}
