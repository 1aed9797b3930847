package dev.pulih.service.email;

import java.util.StringJoiner;

/** A letter as plain text. */
final class PlainLetter {

  private PlainLetter() {}

  static String of(LetterContent content) {
    StringJoiner text = new StringJoiner("\n", "", "\n");
    text.add(content.headline()).add("").add(content.about()).add("");
    content.details().forEach((name, value) -> text.add(detail(name, value)));
    if (content.leftOut() > 0) {
      text.add(content.leftOut() + " more details are left out; Pulih has all of them.");
    }
    content.links().forEach((name, address) -> text.add("").add(name + ":").add(address));
    return text.add("").add("Pulih sent this by itself; nobody reads answers to it.").toString();
  }

  /** A text of several lines stands below its name, set in. */
  private static String detail(String name, String value) {
    return value.contains("\n")
        ? name + ":\n    " + value.replace("\n", "\n    ")
        : name + ": " + value;
  }
}
