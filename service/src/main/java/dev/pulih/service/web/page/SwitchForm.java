package dev.pulih.service.web.page;

import java.util.List;
import java.util.Objects;
import org.springframework.util.MultiValueMap;

/**
 * What somebody wrote into the form of a switch; what they did not write is empty.
 *
 * @param asSeen what the page showed to be held
 * @param from when it begins
 * @param length how long, such as 30m
 * @param reason why
 * @param services the names of services, with commas between them, or all
 * @param window the id of a window
 * @param ticks what they ticked
 */
record SwitchForm(
    String asSeen,
    String from,
    String length,
    String reason,
    String services,
    String window,
    Ticks ticks) {

  /**
   * Boxes that are ticked.
   *
   * @param sure that it is really meant
   * @param silent that nobody is called or told meanwhile
   */
  record Ticks(boolean sure, boolean silent) {}

  static SwitchForm of(MultiValueMap<String, String> sent) {
    return new SwitchForm(
        first(sent, "as"),
        first(sent, "from"),
        first(sent, "length"),
        first(sent, "reason"),
        String.join(",", sent.getOrDefault("services", List.of())),
        first(sent, "window"),
        new Ticks(sent.containsKey("sure"), sent.containsKey("silent")));
  }

  private static String first(MultiValueMap<String, String> sent, String field) {
    return Objects.requireNonNullElse(sent.getFirst(field), "").strip();
  }
}
