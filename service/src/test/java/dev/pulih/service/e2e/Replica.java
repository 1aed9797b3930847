package dev.pulih.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.DataFolder;
import dev.pulih.service.e2e.Shelf.Term;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** One of two Pulihs that share a database: it is started again whenever it has ended. */
final class Replica implements AutoCloseable {

  /** It may not go on, and says so. */
  private static final int ENDED = 3;

  private final String name;
  private final Path configuration;
  private final DataFolder folder;
  private final Path output;
  private final HttpClient http = HttpClient.newHttpClient();
  private PulihProcess process;

  /**
   * Starts one.
   *
   * @param of the configuration that both have in common
   * @param leadership further keys of how they elect
   */
  Replica(String name, Path of, String leadership) throws IOException {
    this.name = name;
    Path data = of.resolveSibling(name + "-data");
    this.folder = new DataFolder(data);
    this.configuration = of.resolveSibling(name + ".yaml");
    this.output = of.resolveSibling(name + ".log");
    Settings own = Settings.of(of).with("dataDir", data.toString());
    String lead = "leadership: {name: " + name + ", " + leadership + "}\n";
    Files.writeString(configuration, own.yaml() + lead);
    this.process = PulihProcess.run(configuration, output);
  }

  Path output() {
    return output;
  }

  boolean leads(Term term) {
    return term.holder().startsWith(name + "-");
  }

  /** Where it says that it stands; empty while it does not answer. */
  Optional<String> status() {
    return folder.url().flatMap(this::status);
  }

  private Optional<String> status(URI url) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(url.resolve("/api/status"))
              .timeout(Duration.ofSeconds(5))
              .header("Authorization", "Bearer " + Files.readString(folder.tokenFile()).strip())
              .build();
      return Optional.of(http.send(request, BodyHandlers.ofString()).body());
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean acts() {
    return status().filter(said -> said.contains("\"leads\":true")).isPresent();
  }

  boolean stands() {
    return status().isPresent();
  }

  /** Whether it has ended, which it does by itself only because it leads no more. */
  boolean ended() {
    OptionalInt code = process.ended();
    code.ifPresent(it -> assertThat(it).as(name + " ended by itself").isEqualTo(ENDED));
    return code.isPresent();
  }

  /** Whether it has ended, for whatever reason. */
  boolean gone() {
    return process.ended().isPresent();
  }

  void stop() throws IOException {
    process.stop();
  }

  void freeze() throws IOException {
    process.freeze();
  }

  void thaw() throws IOException {
    process.thaw();
  }

  void kill() {
    process.kill();
  }

  void startAgain() throws IOException {
    process = PulihProcess.run(configuration, output);
  }

  @Override
  public void close() {
    process.close();
    http.close();
  }

  @Override
  public String toString() {
    return name;
  }
}
