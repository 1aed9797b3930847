package dev.pulih.signal;

import java.util.Map;

/**
 * A subset of a DestinationRule: the pods that its labels select.
 *
 * @param name its name
 * @param selector the labels
 */
public record Subset(String name, Map<String, String> selector) {

  public Subset {
    Names.require("subset", name);
    selector = Map.copyOf(selector);
  }
}
