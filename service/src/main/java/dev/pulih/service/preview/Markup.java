package dev.pulih.service.preview;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Slack's markup as HTML. What is foreign in it has been escaped for Slack by the same three
 * entities that HTML has; what begins with an angle bracket is Slack's own, or is shown as text.
 */
final class Markup {

  private static final Pattern OWN = Pattern.compile("<([^>]*)>");
  private static final Pattern DATE = Pattern.compile("!date\\^\\d+\\^[^|]*\\|(.*)");
  private static final Pattern LINK = Pattern.compile("(https?://[^|\"]+)\\|(.*)");

  private Markup() {}

  static String html(String markup) {
    String own = OWN.matcher(markup).replaceAll(match -> quoted(own(match)));
    return own.replaceAll("(?m)^\\*([^*\\n]+)\\*:", "<b>$1</b>:")
        .replaceAll("(?m)^_(.+)_$", "<i>$1</i>")
        .replaceAll("(?s)\\n?```\\n?(.*?)\\n?```", "<pre>$1</pre>")
        .replaceAll("\\*(P[12])\\*", "<b>$1</b>")
        .transform(Markup::breaks);
  }

  private static String quoted(String html) {
    return Matcher.quoteReplacement(html);
  }

  private static String own(MatchResult match) {
    String inside = match.group(1);
    var date = DATE.matcher(inside);
    var link = LINK.matcher(inside);
    if (inside.equals("!channel")) {
      return "<span class=\"call\">@channel</span>";
    }
    if (date.matches()) {
      return "<time>" + date.group(1) + "</time>";
    }
    return link.matches()
        ? "<a href=\"" + link.group(1) + "\">" + link.group(2) + "</a>"
        : escaped(match.group());
  }

  /** Lines end visibly, but for those of code, which end so anyway. */
  private static String breaks(String html) {
    StringBuilder broken = new StringBuilder();
    String[] parts = html.split("(?=<pre>)|(?<=</pre>)", -1);
    for (String part : parts) {
      broken.append(part.startsWith("<pre>") ? part : part.replace("\n", "<br/>\n"));
    }
    return broken.toString();
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
