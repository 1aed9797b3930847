package dev.pulih.service.prometheus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** How Pulih says who it is in the {@code Authorization} header. */
public sealed interface Auth {

  /** No header. */
  record None() implements Auth {}

  /**
   * A bearer token.
   *
   * @param token the token
   */
  record Bearer(String token) implements Auth {
    @Override
    public String toString() {
      return "Bearer[hidden]";
    }
  }

  /**
   * A bearer token in a file, read before each query: a mounted token is renewed under our feet.
   *
   * @param file the file
   */
  record BearerFile(Path file) implements Auth {}

  /**
   * A user and a password.
   *
   * @param user the user
   * @param password the password
   */
  record Basic(String user, String password) implements Auth {
    @Override
    public String toString() {
      return "Basic[" + user + ", hidden]";
    }
  }

  /** The header's value now; empty without authentication. */
  default Optional<String> header() throws IOException {
    return switch (this) {
      case None _ -> Optional.empty();
      case Bearer(String token) -> Optional.of("Bearer " + token);
      case BearerFile(Path file) -> Optional.of("Bearer " + Files.readString(file).strip());
      case Basic(String user, String password) -> Optional.of(basic(user + ":" + password));
    };
  }

  /** What of it nobody else may know, now; a file that cannot be read holds nothing to tell. */
  default List<String> secrets() {
    try {
      return switch (this) {
        case None _ -> List.of();
        case Bearer(String token) -> List.of(token);
        case BearerFile(Path file) -> List.of(Files.readString(file).strip());
        case Basic(String user, String password) ->
            List.of(password, basic(user + ":" + password).replace("Basic ", ""));
      };
    } catch (IOException _) {
      return List.of();
    }
  }

  private static String basic(String pair) {
    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }
}
