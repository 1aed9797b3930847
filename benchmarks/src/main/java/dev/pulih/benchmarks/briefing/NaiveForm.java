package dev.pulih.benchmarks.briefing;

import dev.pulih.analyse.BriefingText;
import dev.pulih.analyse.Dossier;
import dev.pulih.signal.Series;
import dev.pulih.signal.SeriesWindow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The series of a briefing as anybody would write them first: pairs of timestamp and value. */
final class NaiveForm {

  private static final JsonMapper JSON = new JsonMapper();

  private NaiveForm() {}

  /** How long they are, pretty-printed. */
  static int bytes(Dossier dossier) {
    SeriesWindow window = dossier.around().series();
    List<Object> all = new ArrayList<>();
    BriefingText.series(dossier).forEach(series -> all.add(form(series, window)));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all).length;
  }

  private static Map<String, Object> form(Series series, SeriesWindow window) {
    List<Object> points = new ArrayList<>();
    double[] values = window.values(series);
    for (int i = 0; i < values.length; i++) {
      points.add(point(window.times().get(i).toString(), known(values[i])));
    }
    return Map.of("series", series.toString(), "points", points);
  }

  private static @Nullable Double known(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static Map<String, @Nullable Object> point(String timestamp, @Nullable Double value) {
    Map<String, @Nullable Object> point = new LinkedHashMap<>();
    point.put("timestamp", timestamp);
    point.put("value", value);
    return point;
  }
}
