package dev.pulih.report;

import static dev.pulih.analyse.JsonText.array;
import static dev.pulih.analyse.JsonText.field;
import static dev.pulih.analyse.JsonText.object;
import static dev.pulih.analyse.JsonText.text;

import dev.pulih.analyse.JsonText;
import dev.pulih.analyse.Opinion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The record that a draft is written from and checked against: the facts under the names that stand
 * for them, and around them what explains them. Personal data and people's names are not in it.
 *
 * @param facts the facts, each with its placeholder
 * @param names what may be written as it is: names of things in the record
 * @param people those who acted, whom a draft does not name
 * @param json all of it as one JSON object, the same for the same events
 */
record CaseRecord(List<Fact> facts, List<String> names, Blameless people, String json) {

  /** The most steps of the timeline that a writer is told. */
  static final int STEPS = 60;

  CaseRecord {
    facts = List.copyOf(facts);
    names = List.copyOf(names);
  }

  static CaseRecord of(CaseFile file) {
    List<Fact> facts = FactSheet.of(file);
    return new CaseRecord(facts, Mentioned.in(file), file.people(), json(file, facts));
  }

  /** The value of each placeholder. */
  Map<String, String> values() {
    return facts.stream().collect(Collectors.toUnmodifiableMap(Fact::name, Fact::value));
  }

  private static String json(CaseFile file, List<Fact> facts) {
    List<String> fields = new ArrayList<>();
    fields.add(
        field("placeholders", array(facts.stream().filter(f -> !isStep(f)).map(CaseRecord::fact))));
    fields.add(field("impact", texts(Impact.lines(file))));
    fields.add(field("timeline", array(steps(Chronicle.of(file)).stream())));
    fields.add(field("evidence", evidence(file)));
    opinion(file).ifPresent(o -> fields.add(field("opinion", o)));
    fields.add(field("went_well", texts(Lessons.good(file))));
    fields.add(field("went_badly", texts(Lessons.bad(file))));
    fields.add(field("action_items", texts(ActionItems.of(file))));
    return object(fields);
  }

  /** Steps are told with what happened in them. */
  private static boolean isStep(Fact fact) {
    return fact.name().startsWith(FactSheet.STEP);
  }

  private static String fact(Fact fact) {
    return object(
        field("name", text("{{" + fact.name() + "}}")),
        field("means", text(fact.meaning())),
        field("value", text(fact.value())));
  }

  private static List<String> steps(Chronicle chronicle) {
    List<Chronicle.Entry> entries = chronicle.entries();
    return IntStream.range(0, Math.min(entries.size(), STEPS))
        .mapToObj(
            i ->
                object(
                    field("name", text("{{" + FactSheet.STEP + (i + 1) + "}}")),
                    field("at", text(Stamps.at(entries.get(i).at()))),
                    field("said", text(entries.get(i).said()))))
        .toList();
  }

  private static String evidence(CaseFile file) {
    List<String> fields = new ArrayList<>();
    file.facts().notes().cause().ifPresent(c -> fields.add(field("cause", text(c))));
    file.culprit()
        .map(pod -> Quoted.tail(file.masking().mask(pod.previousLog())))
        .ifPresent(log -> fields.add(field("log_tail", texts(log))));
    fields.add(field("missing", texts(Lessons.gaps(file))));
    return object(fields);
  }

  private static Optional<String> opinion(CaseFile file) {
    return file.facts().notes().opinion().map(o -> opinion(o, file));
  }

  private static String opinion(Opinion opinion, CaseFile file) {
    return object(
        field("verified", "false"),
        field("source", text(opinion.source())),
        field("root_cause", text(file.masking().mask(opinion.verdict().rootCause()))),
        field(
            "recommended_action",
            text(file.masking().mask(opinion.verdict().recommendedAction()))));
  }

  private static String texts(List<String> texts) {
    return array(texts.stream().map(JsonText::text));
  }
}
