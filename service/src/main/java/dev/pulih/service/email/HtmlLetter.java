package dev.pulih.service.email;

import java.util.Map;

/**
 * A letter as HTML without styles, pictures or scripts. All text is escaped; only links, which come
 * from the configuration, can be clicked.
 */
final class HtmlLetter {

  private HtmlLetter() {}

  static String of(LetterContent content) {
    StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html><body>\n");
    html.append("<h3>").append(escaped(content.headline())).append("</h3>\n");
    html.append("<p>").append(escaped(content.about())).append("</p>\n");
    details(html, content);
    content.links().forEach((name, address) -> html.append(link(name, address)));
    return html.append("<p>Pulih sent this by itself; nobody reads answers to it.</p>\n")
        .append("</body></html>\n")
        .toString();
  }

  private static void details(StringBuilder html, LetterContent content) {
    html.append("<table>\n");
    content.details().entrySet().forEach(detail -> html.append(row(detail)));
    html.append("</table>\n");
    if (content.leftOut() > 0) {
      html.append("<p>")
          .append(content.leftOut())
          .append(" more details are left out; Pulih has all of them.</p>\n");
    }
  }

  private static String row(Map.Entry<String, String> detail) {
    return "<tr><th align=\"left\" valign=\"top\">"
        + escaped(detail.getKey())
        + "</th><td>"
        + escaped(detail.getValue()).replace("\n", "<br>\n")
        + "</td></tr>\n";
  }

  private static String link(String name, String address) {
    return "<p><a href=\"" + escaped(address) + "\">" + escaped(name) + "</a></p>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
