package dev.pulih.service.backtest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.pulih.backtest.Strip;
import dev.pulih.service.backtest.BacktestReport.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The report as one page that needs nothing else: no script, no other file, no network. */
public final class ReportPage {

  private static final int PLOTS_OF_FINDINGS = 40;

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1c1f23;--paper:#fff;--dim:#5d6670;--rule:#d8dde2;--line:#0b62a8;--bad:#b3261e;--soft:#f4f6f8}
      @media (prefers-color-scheme:dark){:root{--ink:#e4e7ea;--paper:#14171a;--dim:#9aa4ae;--rule:#333a41;--line:#6fb3ef;--bad:#ff897d;--soft:#1d2125}}
      *{box-sizing:border-box} body{margin:0 auto;max-width:60rem;padding:1rem;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
      h1{font-size:1.5rem} h2{font-size:1.2rem;margin-top:2rem;border-bottom:1px solid var(--rule)} h3{font-size:1rem;margin-bottom:.3rem}
      .wide{overflow-x:auto} table{border-collapse:collapse;font-size:.9rem} th,td{text-align:left;padding:.25rem .7rem .25rem 0;border-bottom:1px solid var(--rule);white-space:nowrap}
      td:not(:first-child){font-variant-numeric:tabular-nums} article{background:var(--soft);padding:.5rem 1rem;border-radius:.5rem;margin:1rem 0}
      figure{margin:.8rem 0} figcaption,.dim{color:var(--dim);font-size:.85rem} svg{display:block;width:100%;height:7rem;background:var(--paper);border:1px solid var(--rule);border-radius:.3rem}
      polyline{fill:none;stroke:var(--line);stroke-width:1.6;stroke-linecap:round} line.bound{stroke:var(--bad);stroke-dasharray:5 4} line.mark{stroke:var(--dim)}
      polyline,line{vector-effect:non-scaling-stroke} summary{cursor:pointer}
      """;

  private ReportPage() {}

  /**
   * The page.
   *
   * @param strips what was read around findings, for each run
   */
  public static String html(BacktestReport report, List<List<Strip>> strips) {
    return """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Pulih backtest</title>
    <style>
    %s</style></head><body>
    <h1>Backtest</h1>
    %s%s%s<h2>What this does not know</h2>
    %s</body></html>
    """
        .formatted(
            STYLE,
            paragraphs(ReportText.played(report)),
            HtmlText.table(ReportText.totals(report)),
            runs(report, strips),
            HtmlText.list(unknown(report)));
  }

  private static String runs(BacktestReport report, List<List<Strip>> strips) {
    return IntStream.range(0, report.runs().size())
        .mapToObj(i -> run(report.runs().get(i), strips.get(i)))
        .collect(Collectors.joining());
  }

  private static String paragraphs(List<String> lines) {
    return lines.stream()
        .map(line -> "<p>" + HtmlText.escaped(line) + "</p>\n")
        .collect(Collectors.joining());
  }

  private static List<String> unknown(BacktestReport report) {
    return Stream.concat(
            report.assumed().stream(),
            report.notJudged().stream().map(not -> not.what() + " is not judged: " + not.why()))
        .toList();
  }

  private static String run(Run run, List<Strip> strips) {
    return "<h2>"
        + HtmlText.escaped(run.configuration())
        + "</h2>\n<h3>Services</h3>\n"
        + HtmlText.table(ReportText.services(run))
        + (run.given().isEmpty()
            ? ""
            : "<h3>Given incidents</h3>\n" + HtmlText.table(ReportText.given(run)))
        + "<h3>Incidents</h3>\n"
        + incidents(run, strips)
        + "<h3>Findings by rule</h3>\n"
        + HtmlText.table(ReportText.rules(run))
        + findings(strips);
  }

  private static String incidents(Run run, List<Strip> strips) {
    return run.incidents().isEmpty()
        ? "<p>None would have been opened.</p>\n"
        : run.incidents().stream()
            .map(incident -> new IncidentArticle(incident, strips).html())
            .collect(Collectors.joining());
  }

  private static String findings(List<Strip> strips) {
    String plots =
        strips.stream()
            .limit(PLOTS_OF_FINDINGS)
            .map(strip -> plots(Stream.of(strip), 1))
            .collect(Collectors.joining());
    return plots.isEmpty()
        ? ""
        : "<details><summary>The first findings, one by one</summary>\n" + plots + "</details>\n";
  }

  /** A picture of each series, with all findings about it. */
  static String plots(Stream<Strip> strips, int most) {
    return strips
        .filter(strip -> strip.points().size() > 1)
        .collect(groupingBy(s -> s.about().series(), LinkedHashMap::new, toList()))
        .values()
        .stream()
        .limit(most)
        .map(together -> new Plot(together).svg())
        .collect(Collectors.joining());
  }
}
