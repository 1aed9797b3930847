package dev.pulih.report;

import dev.pulih.detect.Severity;
import java.util.Optional;

/** Writes the prose of a post-mortem draft around the placeholders that it is given. */
@FunctionalInterface
public interface ProseWriter {

  /**
   * Prose in Markdown, as the writer left it: unchecked and untrusted. Empty where there is no
   * writer or it gives nothing, for whatever reason. Never throws.
   */
  Optional<String> write(Commission commission);

  /**
   * A draft to be written.
   *
   * @param id the same at each try of one draft, so that nobody is asked, and paid, twice
   * @param incident the incident's id
   * @param severity how bad the incident was
   * @param record what is known and the placeholders for it, a JSON object
   */
  record Commission(String id, String incident, Severity severity, String record) {}

  /** Nobody writes: the template does. */
  static ProseWriter nobody() {
    return _ -> Optional.empty();
  }
}
