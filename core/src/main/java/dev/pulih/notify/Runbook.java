package dev.pulih.notify;

import java.util.Arrays;
import java.util.Optional;

/** What a person does by hand: one of the runbooks that ship, or one of the user's own. */
public sealed interface Runbook {

  /** How a message names it, and how it is opened. */
  String line();

  /** A runbook by the text that names it: an id such as RB-05, or an address. */
  static Runbook of(String text) {
    return Shipped.named(text).<Runbook>map(r -> r).orElseGet(() -> new Own(text));
  }

  /**
   * A runbook of the user's own.
   *
   * @param address where it is to be read
   */
  record Own(String address) implements Runbook {
    @Override
    public String line() {
      return address;
    }
  }

  /** The runbooks that ship. */
  enum Shipped implements Runbook {
    RB_01("OOM-killed pod"),
    RB_02("Consumer lag"),
    RB_03("Connection pool exhausted"),
    RB_04("Upstream API timing out"),
    RB_05("Batch settlement failed"),
    RB_06("Payment gateway errors"),
    RB_07("Redis memory"),
    RB_08("Node not ready"),
    RB_09("DAG failing three times"),
    RB_10("Identity provider down");

    private final String title;

    Shipped(String title) {
      this.title = title;
    }

    /** What it is about, in some words. */
    public String title() {
      return title;
    }

    /** Its id, such as RB-05. */
    public String id() {
      return name().replace('_', '-');
    }

    @Override
    public String line() {
      return id() + " " + title + ": ./pulih runbook " + id();
    }

    /** The one of this id, in upper or lower case. */
    public static Optional<Shipped> named(String id) {
      return Arrays.stream(values()).filter(r -> r.id().equalsIgnoreCase(id)).findFirst();
    }
  }
}
