package dev.pulih.service.demo;

import dev.pulih.flow.TickReport;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.Incident;
import dev.pulih.recover.Transition.Step;
import dev.pulih.simulator.play.Audience;
import dev.pulih.simulator.play.Ending;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Help.Ansi;

/** A timeline for people, in colour where the terminal has it. */
final class TextPresentation implements Presentation {

  private final PrintStream out;

  TextPresentation(PrintStream out) {
    this.out = out;
  }

  @Override
  public void opens(Performance performance) {
    out.println();
    out.println(
        styled(
            "bold", performance.scenario().name() + ": " + performance.scenario().description()));
  }

  @Override
  public Audience watching(Performance performance) {
    return new Audience() {
      private boolean blind;

      @Override
      public void happened(Recorded event) {
        Line.of(event).ifPresent(line -> show(performance, event.at(), event.incident(), line));
      }

      @Override
      public void ticked(TickReport report) {
        boolean now =
            !report.blindFor(Duration.ofMinutes(3)).isEmpty() && !report.failures().isEmpty();
        if (now != blind) {
          sight(performance, report.at(), now);
        }
        blind = now;
      }
    };
  }

  private void sight(Performance performance, Instant at, boolean blind) {
    String text =
        blind
            ? "blind for 3 min: Prometheus does not answer; nothing acts on unknown"
            : "sees again";
    out.printf("  %s  %s%n", clock(performance.seconds(at)), styled("yellow", text));
  }

  private void show(Performance performance, Instant at, String incident, Line line) {
    out.printf(
        "  %s  %s %s%n",
        clock(performance.seconds(at)),
        styled(style(line.step()), "%-16s".formatted(line.step())),
        service(incident) + line.text());
  }

  /** The text names the service already, or the incident's id does. */
  private static String service(String incident) {
    return styled("faint", Incident.serviceOf(incident) + " | ");
  }

  private static String clock(long seconds) {
    String sign = seconds < 0 ? "-" : "+";
    long abs = Math.abs(seconds);
    return "%s%02d:%02d".formatted(sign, abs / 60, abs % 60);
  }

  private static String style(Step step) {
    return switch (step) {
      case RESOLVED, RECOVERED, RELEASED -> "green";
      case OPENED, RELAPSED, NOT_RECOVERED, UNDO_DECIDED -> "red";
      case PAGED, WITH_PEOPLE, RELEASE_HARMS -> "bold,red";
      case RESTART_DECIDED, SHIFT_DECIDED, SHIFTED, RESTART_ACCEPTED, ROLLED_OUT -> "cyan";
      case REMINDED, HELD, WOULD_ACT, CALLED_OFF, APPROVAL_ASKED, APPROVED, EXTENDED -> "yellow";
      case ACKNOWLEDGED, RELEASE_JUDGED -> "cyan";
      case FIRST_VALUE, NOTED, WAITING, IGNORED, CLOSED, RELEASING, SUSPECTED, PASSED -> "faint";
    };
  }

  @Override
  public void closes(Performance performance, Ending ending) {
    boolean well = performance.endedWell(ending);
    String text =
        "ended as %s: %d actions, %d incidents paged"
            .formatted(ending.end(), ending.actions(), ending.paged());
    out.println(
        "  " + styled(well ? "green" : "bold,red", (well ? "as it should, " : "WRONG, ") + text));
  }

  @Override
  public void curtain(long well, long all) {
    out.println();
    out.println(
        styled(
            well == all ? "bold,green" : "bold,red",
            well + " of " + all + " scenarios ended as they should."));
  }

  private static String styled(String styles, String text) {
    return Ansi.AUTO.enabled()
        ? Ansi.AUTO.string("@|" + styles + " " + text.replace("|@", "| @") + "|@")
        : text;
  }
}
