package dev.pulih.service.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What CSV files say, and what they are told when they say it wrongly. */
class CsvFilesTest {

  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final TickRange RANGE = new TickRange(FROM, FROM.plusSeconds(45), IllPod.STEP);
  private static final List<Signal> SIGNALS =
      List.of(
          Signals.ERROR_RATE,
          Signals.ERROR_RATE.over(Span.RECENT),
          Signals.REQUEST_RATE,
          Signals.SAMPLE_AGE,
          Signals.KAFKA_LAG);

  @TempDir private Path folder;

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private static List<Readings> read(Path path) {
    try (CsvTape tape = new CsvTape(path, SIGNALS, IllPod.STEP)) {
      return tape.read(RANGE.pieces(10).getFirst());
    }
  }

  @Test
  void a_tick_has_what_came_since_the_tick_before() throws IOException {
    List<Readings> ticks =
        read(
            file(
                "a.csv",
                "time,signal,namespace,name,value",
                "2026-11-01T00:00:01Z,error_rate,bos,txn-service,0.01",
                "2026-11-01T00:00:15Z,error_rate,bos,txn-service,0.02",
                "2026-11-01T00:00:16Z,error_rate,bos,txn-service,NaN"));
    assertThat(ticks).hasSize(4); // 0, 15, 30 and 45 s
    assertThat(ticks.get(0).entities(Signals.ERROR_RATE)).isEmpty();
    assertThat(ticks.get(1).of(Signals.ERROR_RATE, IllPod.TXN).known()).hasValue(0.02);
    assertThat(ticks.get(2).of(Signals.ERROR_RATE, IllPod.TXN).known()).isEmpty();
  }

  @Test
  void several_files_are_read_together_and_each_kind_is_named_in_its_way() throws IOException {
    file(
        "1.csv",
        "time,signal,namespace,name,value",
        "2026-11-01T00:00:15Z,error_rate[RECENT],bos,txn-service,0.5");
    file("2.csv", "value,name,signal,time", "7,\"tolls, main\",kafka_lag,2026-11-01T00:00:15Z");
    Readings tick = read(folder).get(1);
    assertThat(tick.of(Signals.ERROR_RATE.over(Span.RECENT), IllPod.TXN).known()).hasValue(0.5);
    assertThat(tick.of(Signals.KAFKA_LAG, new Entity.OfGroup("tolls, main")).known()).hasValue(7);
  }

  @Test
  void without_ages_what_has_a_line_is_fresh_and_with_them_only_what_they_say() throws IOException {
    String line = "2026-11-01T00:00:15Z,request_rate,bos,txn-service,9";
    Path silent = file("a.csv", "time,signal,namespace,name,value", line);
    assertThat(read(silent).get(1).entities(Signals.SAMPLE_AGE)).hasSize(1);
    assertThat(read(silent).get(2).entities(Signals.SAMPLE_AGE)).isEmpty();
    Path telling =
        file(
            "b.csv",
            "time,signal,namespace,name,value",
            line,
            "2026-11-01T00:00:45Z,sample_age,bos,txn-service-0,3");
    assertThat(read(telling).get(1).entities(Signals.SAMPLE_AGE)).isEmpty();
  }

  private void refused(String line, String... parts) throws IOException {
    Path file = file("bad.csv", "time,signal,namespace,name,value", "", line);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(parts)
        .hasMessageContainingAll("bad.csv, line 3: ");
  }

  @Test
  void a_bad_line_is_told_with_its_number_and_the_remedy() throws IOException {
    refused(
        "yesterday,error_rate,bos,txn-service,1",
        "\"yesterday\" is no time",
        "2026-11-01T00:00:00Z");
    refused(
        "2026-11-01T00:00:15Z,eror_rate,bos,txn,1",
        "\"eror_rate\" is no signal",
        "error_rate[RECENT]");
    refused("2026-11-01T00:00:15Z,error_rate,bos,txn,much", "\"much\" is no number", "NaN");
    refused(
        "2026-11-01T00:00:15Z,error_rate,,txn,1",
        "namespace must not be blank",
        "fill the columns");
  }

  @Test
  void lines_come_in_the_order_of_time() throws IOException {
    Path file =
        file(
            "a.csv",
            "time,signal,namespace,name,value",
            "2026-11-01T00:00:30Z,error_rate,bos,txn-service,1",
            "2026-11-01T00:00:15Z,error_rate,bos,txn-service,1");
    assertThatThrownBy(() -> read(file)).hasMessageContainingAll("line 3", "earlier", "sort");
  }

  @Test
  void a_header_lacks_no_column_and_a_folder_no_file() throws IOException {
    Path headless = file("a.csv", "2026-11-01T00:00:30Z,error_rate,bos,txn-service,1");
    assertThatThrownBy(() -> read(headless)).hasMessageContaining("no column time");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> read(empty)).hasMessageContaining("no file whose name ends in .csv");
  }

  private static final List<ServiceRef> WATCHED =
      List.of(IllPod.TXN, new ServiceRef("bos", "billing"), new ServiceRef("old", "billing"));

  @Test
  void known_incidents_name_watched_services_and_times_in_order() throws IOException {
    Path good =
        file("i.csv", "service,from,to", "txn-service,2026-11-01T00:00:00Z,2026-11-01T01:00:00Z");
    assertThat(IncidentFile.read(good, WATCHED).getFirst().service()).isEqualTo(IllPod.TXN);
    unknown(
        "tnx-service,2026-11-01T00:00:00Z,2026-11-01T01:00:00Z",
        "no such service is watched",
        "bos/txn-service");
    unknown("billing,2026-11-01T00:00:00Z,2026-11-01T01:00:00Z", "several services have this name");
    unknown("txn-service,2026-11-01T01:00:00Z,2026-11-01T00:00:00Z", "it ends before it begins");
    unknown("txn-service,noon,2026-11-01T00:00:00Z", "\"noon\" is no time");
  }

  private void unknown(String line, String... parts) throws IOException {
    Path file = file("bad.csv", "service,from,to", line);
    assertThatThrownBy(() -> IncidentFile.read(file, WATCHED))
        .hasMessageContainingAll(parts)
        .hasMessageContaining("bad.csv, line 2: ");
  }

  @Test
  void what_is_kept_is_read_as_it_was_whatever_it_is_called() {
    ReadingFolder kept = new ReadingFolder(folder.resolve("kept"), IllPod.STEP, SIGNALS);
    Entity odd = new Entity.OfGroup("tolls, \"main\"");
    Readings tick =
        new Readings(
            FROM,
            Map.of(
                Signals.ERROR_RATE,
                Map.of(new Entity.OfService(IllPod.TXN), Reading.of(1.0 / 3)),
                Signals.ERROR_RATE.over(Span.RECENT),
                Map.of(),
                Signals.SAMPLE_AGE,
                Map.of(),
                Signals.KAFKA_LAG,
                Map.of(odd, Reading.of(Double.NaN))),
            Map.of(Signals.REQUEST_RATE, "it said \"no, not\nnow\"."));
    TickRange.Piece piece = new TickRange.Piece(1, FROM, FROM);
    assertThat(kept.read(piece)).isEmpty();
    kept.write(piece, List.of(tick));
    assertThat(kept.read(piece)).contains(List.of(tick));
  }
}
