package dev.pulih.service.preview;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.pulih.notify.Notification;
import dev.pulih.service.slack.Language;
import dev.pulih.service.slack.Rendering;
import java.util.List;
import java.util.stream.Collectors;

/** A message in Slack as HTML. */
final class SlackHtml {

  private SlackHtml() {}

  static String message(Notification notification, Language language) {
    Rendering rendering = Rendering.of(notification, language);
    return """
    <div class="message"><div class="face">P</div><div class="body">
    <div class="who">Pulih <span class="app">APP</span></div>
    %s
    <details><summary>thread</summary><div class="thread">%s</div></details>
    </div></div>
    """
        .formatted(blocks(rendering.message()), blocks(rendering.thread()));
  }

  /** What only one person sees. */
  static String answer(String answer, Language language) {
    return """
    <div class="message"><div class="face">P</div><div class="body">
    <div class="who">Pulih <span class="app">APP</span> <span class="only">Only visible to you</span></div>
    <div class="answer">%s</div>
    </div></div>
    """
        .formatted(Markup.html(Rendering.answer(answer, language)).replace("<br/>", ""));
  }

  private static String blocks(List<LayoutBlock> blocks) {
    return blocks.stream().map(SlackHtml::block).collect(Collectors.joining("\n"));
  }

  private static String block(LayoutBlock block) {
    return switch (block) {
      case HeaderBlock header -> "<h3>" + Markup.html(header.getText().getText()) + "</h3>";
      case SectionBlock section -> "<div>" + Markup.html(section.getText().getText()) + "</div>";
      case ActionsBlock actions -> "<div class=\"buttons\">" + buttons(actions) + "</div>";
      default ->
          throw new IllegalArgumentException("Pulih makes no block " + block.getType() + ".");
    };
  }

  private static String buttons(ActionsBlock actions) {
    return actions.getElements().stream().map(SlackHtml::button).collect(Collectors.joining(" "));
  }

  private static String button(BlockElement element) {
    ButtonElement button = (ButtonElement) element;
    String style = button.getStyle() == null ? "" : " " + Markup.escaped(button.getStyle());
    String asks = button.getConfirm() == null ? "" : button.getConfirm().getText().getText();
    return "<span class=\"button%s\" title=\"%s\">%s</span>"
        .formatted(style, Markup.escaped(asks), Markup.escaped(button.getText().getText()));
  }
}
