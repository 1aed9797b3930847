package dev.pulih.service.config.yaml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a file must look like.
 *
 * @param root the keys
 * @param constraints what must hold between them
 * @param <T> what the file means
 */
public record Document<T>(Section<T> root, List<Constraint> constraints) {

  /** The largest file that is read. */
  public static final int MAX_BYTES = Source.MAX_BYTES;

  public Document {
    constraints = List.copyOf(constraints);
  }

  /**
   * What was understood of a file.
   *
   * @param value what it means; empty if a problem is an error
   * @param problems its problems, in the order of the file
   */
  public record Result<T>(Optional<T> value, List<Problem> problems) {}

  /**
   * Reads a file. Never throws: whatever is wrong is a problem.
   *
   * @param file its name, for the problems
   * @param bytes its content
   * @param references where secrets are found
   */
  public Result<T> read(String file, byte[] bytes, References references) {
    try {
      return read(Yaml.parse(file, Source.text(file, bytes)), Session.of(references));
    } catch (Unreadable e) {
      return new Result<>(Optional.empty(), List.of(e.problem()));
    }
  }

  private Result<T> read(Node node, Session session) {
    Optional<T> value = root.read(node, new Spot("", session));
    List<Problem> problems =
        Stream.concat(session.problems().stream(), broken(session))
            .sorted(Document::inOrder)
            .toList();
    boolean refused = problems.stream().anyMatch(Problem::isError);
    return new Result<>(refused ? Optional.empty() : value, problems);
  }

  private Stream<Problem> broken(Session session) {
    return constraints.stream().flatMap(constraint -> constraint.check(session).stream());
  }

  private static int inOrder(Problem a, Problem b) {
    int places = a.place().compareTo(b.place());
    return places != 0 ? places : a.key().compareTo(b.key());
  }
}
