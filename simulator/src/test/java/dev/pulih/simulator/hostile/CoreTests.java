package dev.pulih.simulator.hostile;

import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.LauncherExecutionRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The core's own tests and those of the outbox, run over classes that a loader loads. */
final class CoreTests {

  private static final String[] PACKAGES = {"recover", "flow", "policy", "detect", "signal"};

  private CoreTests() {}

  /**
   * The first test that fails; empty if all of them pass.
   *
   * @param classes the simple names of the classes that are asked: a pattern
   */
  static String firstFailure(ClassLoader loader, String classes) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      First first = new First(CancellationToken.create());
      LauncherFactory.create().execute(request(first, classes));
      return first.failed.orElse("");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Those of millions of samples have nothing to do with any of the bugs. */
  private static LauncherExecutionRequest request(First first, String classes) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(Stream.of(PACKAGES).map(p -> selectPackage("dev.pulih." + p)).toList())
        .selectors(
            selectClass(OutboxTest.class.getName()), selectClass(RetreatTest.class.getName()))
        .filters(includeClassNamePatterns(".*\\." + classes))
        .filters(
            excludeClassNamePatterns(".*\\.(Rolling|False|Flat|Chance).*Test", ".*SeriesStoreTest"))
        .forExecution()
        .listeners(first)
        .cancellationToken(first.enough)
        .build();
  }

  /** Remembers the first failure, which is enough. */
  private static final class First implements TestExecutionListener {
    private final CancellationToken enough;
    private Optional<String> failed = Optional.empty();

    First(CancellationToken enough) {
      this.enough = enough;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest() && result.getStatus() == Status.FAILED && failed.isEmpty()) {
        failed = Optional.of(name(test));
        enough.cancel();
      }
    }

    private static String name(TestIdentifier test) {
      String where = test.getLegacyReportingName().replace("()", "");
      String type = test.getUniqueId().replaceAll(".*\\[class:[a-z.]*([A-Za-z0-9]+).*", "$1");
      return "`" + type + "." + where + "`";
    }
  }
}
