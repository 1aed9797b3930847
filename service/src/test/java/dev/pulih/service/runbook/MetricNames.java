package dev.pulih.service.runbook;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The metrics that a PromQL expression names: what is neither a function, a label nor a keyword.
 */
final class MetricNames {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?!\\s*\\(|\\w|:)");
  private static final Set<String> KEYWORDS = Set.of("or", "and", "unless", "offset", "bool");

  private MetricNames() {}

  static Set<String> in(String expression) {
    String bare =
        expression
            .replaceAll("\\{[^}]*}", " ")
            .replaceAll("\\[[^\\]]*]", " ")
            .replaceAll("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)", " ")
            .replaceAll("\"[^\"]*\"", " ")
            .replaceAll("\\boffset\\s+\\w+", " ")
            .replaceAll("\\b\\d[\\w.]*", " ");
    return NAME.matcher(bare)
        .results()
        .map(found -> found.group())
        .filter(name -> !KEYWORDS.contains(name))
        .collect(Collectors.toSet());
  }
}
