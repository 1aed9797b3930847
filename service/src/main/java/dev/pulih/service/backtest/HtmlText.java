package dev.pulih.service.backtest;

import java.util.List;
import java.util.stream.Collectors;

/** Text, rows and lists as HTML. Names come from labels, so that all of it is escaped. */
final class HtmlText {

  private HtmlText() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** The first row is the header. */
  static String table(List<List<String>> rows) {
    return rows.size() < 2
        ? "<p>None.</p>\n"
        : "<div class=\"wide\"><table>"
            + cells("th", rows.getFirst())
            + rows.stream().skip(1).map(row -> cells("td", row)).collect(Collectors.joining())
            + "</table></div>\n";
  }

  private static String cells(String tag, List<String> row) {
    return row.stream()
        .map(cell -> "<%s>%s</%s>".formatted(tag, escaped(cell), tag))
        .collect(Collectors.joining("", "<tr>", "</tr>\n"));
  }

  static String list(List<String> lines) {
    return lines.stream()
        .map(line -> "<li>" + escaped(line) + "</li>\n")
        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }
}
