package dev.pulih.service.slack;

import static com.slack.api.model.block.composition.BlockCompositions.plainText;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * The buttons below a message, in a language. Limits: an action id occurs once in a block (<a
 * href="https://docs.slack.dev/reference/block-kit/blocks/actions-block/">actions block</a>), a
 * button's text has 75 characters (<a
 * href="https://docs.slack.dev/reference/block-kit/block-elements/button-element/">button</a>).
 */
public final class Buttons {

  private final ResourceBundle words;

  /** Buttons in a language; in English where there are no words of it. */
  public Buttons(Locale language) {
    this.words =
        ResourceBundle.getBundle(
            "dev.pulih.service.slack.buttons",
            language,
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /**
   * The block with a button for each offer, in the order of {@link ButtonKind}; none without
   * offers.
   *
   * @throws IllegalArgumentException if two offers are of the same order
   */
  public Optional<LayoutBlock> block(Collection<Offer> offers) {
    List<Offer> sorted = offers.stream().sorted(Comparator.comparing(Offer::kind)).toList();
    if (sorted.stream().map(Offer::kind).distinct().count() < sorted.size()) {
      throw new IllegalArgumentException("One message offers each order once; got " + offers + ".");
    }
    return sorted.isEmpty() ? Optional.empty() : Optional.of(actions(sorted));
  }

  private LayoutBlock actions(List<Offer> offers) {
    return ActionsBlock.builder().elements(offers.stream().map(this::button).toList()).build();
  }

  private BlockElement button(Offer offer) {
    return dressed(
        offer.kind(),
        ButtonElement.builder()
            .actionId(offer.kind().actionId())
            .value(offer.value())
            .text(plainText(words.getString(offer.kind().key()), false)));
  }

  /** What cannot be taken back by another press is asked again. */
  private BlockElement dressed(ButtonKind kind, ButtonElement.ButtonElementBuilder button) {
    return switch (kind) {
      case APPROVE -> button.style("primary").build();
      case HOLD, ACKNOWLEDGE -> button.build();
      case RELEASE, FALSE_ALARM -> button.style("danger").confirm(confirm(kind)).build();
    };
  }

  private ConfirmationDialogObject confirm(ButtonKind kind) {
    return ConfirmationDialogObject.builder()
        .title(plainText(words.getString(kind.key()), false))
        .text(plainText(words.getString(kind.key() + ".confirm"), false))
        .confirm(plainText(words.getString(kind.key() + ".yes"), false))
        .deny(plainText(words.getString("no"), false))
        .build();
  }
}
