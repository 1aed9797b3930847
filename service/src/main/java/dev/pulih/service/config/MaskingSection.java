package dev.pulih.service.config;

import dev.pulih.analyse.Masking;
import dev.pulih.analyse.MaskingRule;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keys of the personal data that is masked in everything that leaves. */
final class MaskingSection extends Section<Masking> {

  private final Key<Boolean> shipped =
      key(
          "shipped",
          Shapes.flag(),
          "true",
          "Mask e-mail addresses, account ids, Malaysian IC numbers, phones and number plates.");
  private final Key<Map<String, Pattern>> patterns =
      key(
          "patterns",
          Shapes.mapOf("lower-case words such as driver licence", "[a-z][a-z ]*", Shapes.regex()),
          "{}",
          "More to mask; where a pattern has a group `data`, only that.");

  /** Pulih's own secrets are masked first: a log or a label may hold one. */
  static Masking hiding(Secrets secrets, Masking masking) {
    Stream<MaskingRule> first =
        secrets.pattern().map(found -> new MaskingRule("secret", found)).stream();
    return new Masking(Stream.concat(first, masking.rules().stream()).toList());
  }

  @Override
  protected Masking build(Fields fields) {
    List<MaskingRule> rules = new ArrayList<>();
    fields.get(patterns).forEach((name, pattern) -> rules.add(new MaskingRule(name, pattern)));
    rules.addAll(fields.get(shipped) ? Masking.defaults().rules() : List.of());
    return new Masking(rules);
  }
}
