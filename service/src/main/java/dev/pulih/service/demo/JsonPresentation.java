package dev.pulih.service.demo;

import dev.pulih.flow.TickReport;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.simulator.play.Audience;
import dev.pulih.simulator.play.Ending;
import java.io.PrintStream;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/** One event a line, for programs. */
final class JsonPresentation implements Presentation {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final PrintStream out;

  JsonPresentation(PrintStream out) {
    this.out = out;
  }

  /** An event of an incident. */
  private record EventLine(String scenario, long seed, Instant at, String incident, Line line) {}

  /** The end of a scenario. */
  private record EndLine(String scenario, long seed, String end, boolean asItShould) {}

  @Override
  public void opens(Performance performance) {}

  @Override
  public Audience watching(Performance performance) {
    return new Audience() {
      @Override
      public void happened(Recorded event) {
        Line.of(event).ifPresent(line -> print(line(performance, event, line)));
      }

      @Override
      public void ticked(TickReport report) {}
    };
  }

  private static EventLine line(Performance performance, Recorded event, Line line) {
    return new EventLine(
        performance.scenario().name(), performance.seed(), event.at(), event.incident(), line);
  }

  private void print(Object line) {
    out.println(JSON.writeValueAsString(line));
  }

  @Override
  public void closes(Performance performance, Ending ending) {
    boolean well = performance.endedWell(ending);
    print(
        new EndLine(performance.scenario().name(), performance.seed(), ending.end().name(), well));
  }

  @Override
  public void curtain(long well, long all) {}
}
