package dev.pulih.benchmarks.nab;

import dev.pulih.benchmarks.kit.KitCommand;
import dev.pulih.detect.Calibration;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./pulih benchmark nab}: where the deviation rule begins a finding, row by row. */
@Command(
    name = "./pulih benchmark nab",
    mixinStandardHelpOptions = true,
    description = "Writes a score for each row of each series, for the kit's scorer.")
public final class NabCommand implements Callable<Integer> {

  /** What gives the scores. */
  enum Rule {
    CALIBRATED,
    WINDOWED,
    PLAIN
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "A folder with the series in data/CATEGORY/FILE.csv(.gz).")
  private Path data = Path.of("");

  @Option(
      names = "--scores",
      required = true,
      paramLabel = "OUT",
      description = "Where OUT/CATEGORY/FILE.csv go; files of the same name are replaced.")
  private Path scores = Path.of("");

  @Option(
      names = "--rule",
      description =
          "calibrated (the default), windowed: 3 sigma over the previous 20 rows in five of six,"
              + " or plain: 3 sigma over the previous 20 rows.")
  private Rule rule = Rule.CALIBRATED;

  private NabCommand() {}

  /** Runs the command and returns its exit code. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    return KitCommand.run(new NabCommand(), out, err, args);
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    NabFolder folder = new NabFolder(data);
    folder.keepApart(scores);
    List<NabSeries> series = folder.series();
    int rows = 0;
    int findings = 0;
    for (NabSeries one : series) {
      ScoreFile file = ScoreFile.of(one, rule());
      file.write(scores);
      out.printf(
          Locale.ROOT, "%s: %,d rows, %d findings%n", one.name(), file.rows(), file.findings());
      rows += file.rows();
      findings += file.findings();
    }
    out.printf(
        Locale.ROOT,
        "%s: %d series, %,d rows, %d findings%n",
        scores,
        series.size(),
        rows,
        findings);
    return 0;
  }

  private RowRule rule() {
    return switch (rule) {
      case CALIBRATED -> new CalibratedRows(Calibration.defaults());
      case WINDOWED -> new WindowedRows();
      case PLAIN -> new PlainRows();
    };
  }
}
