package dev.pulih.service.cli;

import dev.pulih.service.Application;
import dev.pulih.service.Running;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.secret.DiscreetStream;
import dev.pulih.service.secret.Secrets;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The service. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Watches, recovers and calls people, until it is stopped.")
final class RunCommand implements Callable<Integer> {

  /** It may not go on: someone else acts, or the clock was set back. */
  private static final int ENDED = 3;

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(names = "--json-logs", description = "Write log lines as JSON.")
  private boolean jsonLogs;

  /** Ends by a signal, or when it may not go on. */
  @Override
  public Integer call() {
    PulihConfiguration configuration = config.require();
    AtomicReference<Secrets> secrets =
        new AtomicReference<>(configuration.neighbours().outgoing().secrets());
    System.setOut(DiscreetStream.over(System.out, secrets::get));
    System.setErr(DiscreetStream.over(System.err, secrets::get));
    try (Running running = Application.start(configuration, jsonLogs)) {
      secrets.updateAndGet(known -> known.and(running.token()));
      Runtime.getRuntime().addShutdownHook(new Thread(running::close, "pulih-shutdown"));
      System.err.println("pulih: " + running.awaitEnd());
      return ENDED;
    }
  }
}
