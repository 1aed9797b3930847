package dev.pulih.service.slack;

import dev.pulih.service.slack.Orders.Result;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a visit is about. */
sealed interface Wish {

  /** Something that anybody may read. */
  record Question(Supplier<String> answer) implements Wish {}

  /**
   * A text that anybody may read as it was written.
   *
   * @param text the text, if there is one
   * @param missing what is said if there is none
   */
  record Document(Supplier<Optional<String>> text, String missing) implements Wish {}

  /**
   * Something that only those who are allowed may order.
   *
   * @param what as it is written down
   * @param order carries it out, given who orders it
   */
  record Ordered(String what, Function<String, Result> order) implements Wish {}

  /** Nothing that Pulih knows; the words say what it does know. */
  record Unclear(String words) implements Wish {}
}
