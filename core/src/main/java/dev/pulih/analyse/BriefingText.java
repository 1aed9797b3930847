package dev.pulih.analyse;

import static dev.pulih.analyse.JsonText.array;
import static dev.pulih.analyse.JsonText.cut;
import static dev.pulih.analyse.JsonText.field;
import static dev.pulih.analyse.JsonText.object;

import dev.pulih.analyse.Passage.Section;
import dev.pulih.signal.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A dossier as JSON for a model, within a budget of bytes. What says the least is left out first,
 * and how much of what was is said. The same dossier gives the same bytes.
 */
public final class BriefingText {

  /** A budget that holds what there is to say about most incidents. */
  public static final int BYTES = 8_000;

  /** The smallest budget: with it there is room for the head, whatever it is about. */
  public static final int LEAST_BYTES = 2_000;

  /** More kinds than that are left out as others. */
  private static final int KINDS = 6;

  private static final String OTHERS = "others";

  private final Dossier dossier;
  private final Axis axis;

  /** In the order in which they are kept. */
  private final List<Passage> passages;

  private BriefingText(Dossier dossier) {
    this.dossier = dossier;
    this.axis = Axis.of(dossier.around().series().times());
    Vicinity vicinity = new Vicinity(dossier);
    this.passages =
        Stream.of(
                new FactPassages(dossier, vicinity).all(),
                new SeriesPassages(dossier, axis, vicinity).all())
            .flatMap(List::stream)
            .sorted(
                Comparator.comparingDouble(Passage::worth)
                    .reversed()
                    .thenComparing(Passage::section)
                    .thenComparing(Passage::json))
            .toList();
  }

  /**
   * The text: as much of it as the budget holds.
   *
   * @param bytes the budget, in bytes of UTF-8
   * @throws IllegalArgumentException if it is less than {@link #LEAST_BYTES}
   */
  public static String of(Dossier dossier, int bytes) {
    if (bytes < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "A briefing needs a budget of at least " + LEAST_BYTES + " bytes; got " + bytes + ".");
    }
    return new BriefingText(dossier).within(bytes);
  }

  /** The series that a text of any length could tell of. */
  public static List<Series> series(Dossier dossier) {
    Axis axis = Axis.of(dossier.around().series().times());
    return new SeriesPassages(dossier, axis, new Vicinity(dossier)).told();
  }

  /** Halves what is left to decide until it is known how many passages fit. */
  private String within(int bytes) {
    int fits = 0;
    int tooMany = passages.size() + 1;
    while (tooMany - fits > 1) {
      int tried = (fits + tooMany) / 2;
      if (JsonText.bytes(with(tried)) <= bytes) {
        fits = tried;
      } else {
        tooMany = tried;
      }
    }
    return with(fits);
  }

  private String with(int kept) {
    List<String> fields = new ArrayList<>(head());
    for (Section section : Section.values()) {
      List<String> entries = entries(section, kept);
      if (!entries.isEmpty()) {
        fields.add(field(section.key(), array(entries.stream())));
      }
    }
    if (kept < passages.size()) {
      fields.add(field("left_out", leftOut(kept)));
    }
    return object(fields.toArray(String[]::new));
  }

  private List<String> head() {
    return List.of(
        field("service", cut(dossier.service().toString())),
        field("incident", cut(dossier.incident())),
        field("opened", cut(dossier.opened().toString())),
        field("axis", axis.json()));
  }

  private List<String> entries(Section section, int kept) {
    return passages.subList(0, kept).stream()
        .filter(passage -> passage.section() == section)
        .map(Passage::json)
        .toList();
  }

  private String leftOut(int kept) {
    List<Passage> out = passages.subList(kept, passages.size());
    Set<String> named =
        out.stream().map(Passage::kind).distinct().limit(KINDS).collect(Collectors.toSet());
    Map<String, Long> counts =
        out.stream()
            .map(passage -> named.contains(passage.kind()) ? passage.kind() : OTHERS)
            .collect(Collectors.groupingBy(k -> k, TreeMap::new, Collectors.counting()));
    return object(
        counts.entrySet().stream()
            .map(e -> field(e.getKey(), e.getValue().toString()))
            .toArray(String[]::new));
  }
}
