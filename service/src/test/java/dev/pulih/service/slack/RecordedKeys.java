package dev.pulih.service.slack;

import java.util.stream.Stream;

/** The sentences that Pulih records, for tests of other packages. */
public final class RecordedKeys {

  private RecordedKeys() {}

  /** The patterns of those whose keys begin so. */
  public static Stream<String> patternsOf(String prefix) {
    return Bundles.of("record_en").entrySet().stream()
        .filter(sentence -> sentence.getKey().startsWith(prefix))
        .map(sentence -> sentence.getValue().replace("''", "'"));
  }
}
