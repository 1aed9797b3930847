package dev.pulih.service.preview;

import dev.pulih.notify.Notification;
import dev.pulih.service.preview.Replies.Reply;
import dev.pulih.service.preview.Sample.By;
import dev.pulih.service.slack.Language;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** All messages of Slack on a page, in one language. */
public final class PreviewPage {

  private static final String STYLE =
      """
      body{font:15px/1.46 Lato,"Noto Sans","Noto Sans CJK KR",sans-serif;color:#1d1c1d;margin:24px auto;max-width:760px}
      h1{font-size:22px} h2{font-size:13px;color:#616061;margin:28px 0 6px;border-bottom:1px solid #ddd}
      h3{font-size:18px;margin:2px 0 6px}
      .message{display:flex;gap:10px} .body{flex:1;min-width:0;overflow-wrap:anywhere}
      .face{width:36px;height:36px;border-radius:6px;background:#1264a3;color:#fff;font-weight:700;text-align:center;line-height:36px}
      .who{font-weight:700} .app{background:#e8e8e8;color:#616061;font-size:10px;padding:1px 3px;border-radius:2px}
      .call{background:#fff4d1;color:#1264a3;padding:0 2px;border-radius:3px}
      pre{font:13px/1.3 "DejaVu Sans Mono",monospace;background:#f8f8f8;border:1px solid #ddd;border-radius:4px;padding:8px;margin:4px 0;overflow-x:auto}
      .button{display:inline-block;border:1px solid #bbb;border-radius:4px;padding:3px 12px;margin:6px 4px 0 0;font-weight:700;font-size:13px}
      .primary{background:#007a5a;border-color:#007a5a;color:#fff} .danger{color:#e01e5a;border-color:#e01e5a}
      .thread{border-left:3px solid #ddd;padding-left:10px;color:#444;font-size:14px}
      .only{color:#616061;font-size:12px} .answer{white-space:pre-wrap;background:#f8f8f8;border-radius:6px;padding:4px 8px;margin:0 0 6px}
      summary{color:#1264a3;font-size:13px;margin-top:6px}
      """;

  private PreviewPage() {}

  /** The page. */
  public static String html(List<Sample> samples, Language language) {
    return """
    <!DOCTYPE html>
    <html lang="%s"><head><meta charset="utf-8"/><title>Pulih in Slack</title>
    <style>
    %s</style></head><body>
    <h1>Pulih in Slack</h1>
    %s
    <h1>%s</h1>
    %s</body></html>
    """
        .formatted(
            language.name().toLowerCase(Locale.ROOT),
            STYLE,
            samples.stream()
                .map(sample -> section(sample, language))
                .collect(Collectors.joining("\n")),
            "Answers to presses and commands",
            Replies.all().stream()
                .map(reply -> section(reply, language))
                .collect(Collectors.joining("\n")));
  }

  private static String section(Reply reply, Language language) {
    return "<section><h2>%s</h2>\n%s</section>"
        .formatted(
            Markup.escaped(reply.name()),
            reply.texts().stream()
                .map(text -> SlackHtml.answer(text, language))
                .collect(Collectors.joining()));
  }

  private static String section(Sample sample, Language language) {
    List<Notification> said = sample.said(By.CHAT);
    return said.isEmpty()
        ? ""
        : "<section><h2>%s</h2>\n%s</section>"
            .formatted(
                Markup.escaped(sample.name()),
                said.stream()
                    .map(notification -> SlackHtml.message(notification, language))
                    .collect(Collectors.joining()));
  }
}
