package dev.pulih.service.runbook;

import dev.pulih.notify.Runbook.Shipped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The texts of the runbooks that ship, in Markdown, as they lie in the jar. */
public final class RunbookTexts {

  private RunbookTexts() {}

  /** The text of one. */
  public static String of(Shipped runbook) {
    String file = "/runbooks/" + runbook.id() + ".md";
    try (InputStream in = RunbookTexts.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
