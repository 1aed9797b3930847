package dev.pulih.service.slack;

import java.text.MessageFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says in a language what Pulih records in English: in its log, its incidents and its answers there
 * is one wording, which this recognises, sentence by sentence and part by part. What it does not
 * recognise is a name, a number or what someone wrote, and stays as it is.
 */
final class Phrasebook {

  private static final String NAME = "dev.pulih.service.slack.record";

  private static final String STOP = ".";

  /** How deep sentences stand in sentences; what is deeper is not Pulih's. */
  private static final int DEEPEST = 12;

  private final ResourceBundle bundle;
  private final Locale locale;
  private final List<SentencePattern> sentences;
  private final List<SentencePattern> joints;

  Phrasebook(Language language) {
    this.locale = language.locale();
    this.bundle = bundle(language);
    List<SentencePattern> all = language == Language.EN ? List.of() : recorded();
    this.sentences = all.stream().filter(Predicate.not(SentencePattern::isJoint)).toList();
    this.joints = all.stream().filter(SentencePattern::isJoint).toList();
  }

  private static ResourceBundle bundle(Language language) {
    return ResourceBundle.getBundle(
        NAME, language.locale(), Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /** Every sentence that Pulih records, by the length of what is its own. */
  static List<SentencePattern> recorded() {
    ResourceBundle english = bundle(Language.EN);
    return english.keySet().stream()
        .map(key -> SentencePattern.of(key, english.getString(key)))
        .sorted(
            Comparator.comparingInt(SentencePattern::own)
                .reversed()
                .thenComparing(SentencePattern::key))
        .toList();
  }

  /** Text in the language, line by line. */
  String say(String text) {
    return text.lines().map(line -> said(line, DEEPEST)).collect(Collectors.joining("\n"));
  }

  /** A full stop is no part of a sentence's last words. */
  private String said(String text, int deep) {
    return text.endsWith(STOP)
        ? words(text.substring(0, text.length() - STOP.length()), deep) + STOP
        : words(text, deep);
  }

  private String words(String text, int deep) {
    return deep == 0 ? text : meaning(text).map(meant -> said(meant, deep)).orElse(text);
  }

  private String said(Meaning meant, int deep) {
    Object[] parts = meant.parts().stream().map(part -> said(part, deep - 1)).toArray();
    return new MessageFormat(bundle.getString(meant.key()), locale).format(parts);
  }

  /** What a text says: whole sentences before joined ones, and those before torn ones. */
  private Optional<Meaning> meaning(String text) {
    return meaning(sentences, text, SentencePattern::whole)
        .or(() -> meaning(joints, text, SentencePattern::whole))
        .or(() -> meaning(sentences, text, _ -> true));
  }

  private static Optional<Meaning> meaning(
      List<SentencePattern> among, String text, Predicate<List<String>> fit) {
    return among.stream()
        .flatMap(sentence -> Meaning.of(sentence, text))
        .filter(meant -> fit.test(meant.parts()))
        .min(Comparator.comparingInt(Meaning::begins));
  }

  /** A sentence that was recognised. */
  private record Meaning(String key, int begins, List<String> parts) {
    static Stream<Meaning> of(SentencePattern sentence, String text) {
      return sentence
          .parts(text)
          .map(parts -> new Meaning(sentence.key(), sentence.begins(text), parts))
          .stream();
    }
  }
}
