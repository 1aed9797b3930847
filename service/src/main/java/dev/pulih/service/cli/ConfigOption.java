package dev.pulih.service.cli;

import dev.pulih.service.config.ConfigurationFile;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.config.yaml.Document.Result;
import dev.pulih.service.config.yaml.Problem;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the configuration. */
final class ConfigOption {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration (default: pulih.yaml in this folder).")
  private Path file = Path.of("pulih.yaml");

  /** One that names this file. */
  static ConfigOption of(Path file) {
    ConfigOption option = new ConfigOption();
    option.file = file;
    return option;
  }

  Path file() {
    return file;
  }

  Result<PulihConfiguration> read() {
    return ConfigurationFile.read(file, System.getenv());
  }

  /** The configuration; its problems go to standard error. */
  PulihConfiguration require() {
    Result<PulihConfiguration> result = read();
    result.problems().forEach(System.err::println);
    return result.value().orElseThrow(() -> refused(result));
  }

  /** The same for commands to which warnings do not matter. */
  PulihConfiguration requireQuietly() {
    return read().value().orElseGet(this::require);
  }

  private Failed refused(Result<PulihConfiguration> result) {
    long errors = result.problems().stream().filter(Problem::isError).count();
    return new Failed(
        "%s has %d %s; mend what is listed above."
            .formatted(file, errors, errors == 1 ? "error" : "errors"));
  }
}
