package dev.pulih.service.config;

import dev.pulih.analyse.Masking;
import dev.pulih.analyse.MaskingRule;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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

  @Override
  protected Masking build(Fields fields) {
    List<MaskingRule> rules = new ArrayList<>();
    fields.get(patterns).forEach((name, pattern) -> rules.add(new MaskingRule(name, pattern)));
    rules.addAll(fields.get(shipped) ? Masking.defaults().rules() : List.of());
    return new Masking(rules);
  }
}
