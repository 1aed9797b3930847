package dev.pulih.analyse;

/**
 * One entry of a briefing, which is in it whole or not at all.
 *
 * @param section the list that it belongs to
 * @param kind what is said to be left out if it is
 * @param worth how much it says; the least goes first
 * @param json the entry
 */
record Passage(Section section, String kind, double worth, String json) {

  /** The lists of a briefing, in their order. */
  enum Section {
    FINDINGS("findings"),
    NEAR("findings_elsewhere"),
    CALLS("calls"),
    PODS("pods"),
    CHANGES("changes"),
    SERIES("series"),
    ALIKE("same_shape"),
    STEADY("steady");

    private final String key;

    Section(String key) {
      this.key = key;
    }

    String key() {
      return key;
    }
  }
}
