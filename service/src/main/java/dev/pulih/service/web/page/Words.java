package dev.pulih.service.web.page;

import dev.pulih.notify.Wording;
import dev.pulih.service.slack.Language;
import dev.pulih.service.slack.Rendering;
import dev.pulih.service.web.SideBySide;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * What the pages say, in the reader's language.
 *
 * @param language the language
 * @param bundle its sentences
 */
public record Words(Language language, ResourceBundle bundle) {

  static final String BUNDLE = "dev.pulih.service.web.page.words";

  /** In the language of a locale, or else English. */
  static Words of(Locale locale) {
    return of(locale.getLanguage().equals(Locale.KOREAN.getLanguage()) ? Language.KO : Language.EN);
  }

  /** In a language. */
  static Words of(Language language) {
    Control exact = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    return new Words(language, ResourceBundle.getBundle(BUNDLE, language.locale(), exact));
  }

  /** A sentence with its parts. */
  public String say(String key, Object... parts) {
    return new MessageFormat(bundle.getString(key), language.locale()).format(parts);
  }

  /** What Pulih says everywhere; a template shows the instants in it as such. */
  public String say(Wording wording) {
    return Rendering.stamped(wording, language);
  }

  /** A sentence of the record. */
  public String recorded(String text) {
    return say(new Wording.Recorded(text));
  }

  /** What a verdict says: in sentences of the record where rules gave it, else in a model's own. */
  public String thought(SideBySide verdict, String text) {
    return verdict.byModel() ? text : recorded(text);
  }

  /** How long something lasts. */
  public String lasting(Duration time) {
    return Lasting.text(time, this);
  }

  /** As a page declares it. */
  public String code() {
    return language.locale().getLanguage();
  }
}
