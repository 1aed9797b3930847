package dev.pulih.service.store;

import dev.pulih.report.DraftShelf;
import dev.pulih.service.digest.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder {@code postmortems} of the data directory: one Markdown file per incident, which only
 * its owner reads, since drafts quote logs.
 */
public final class DraftFolder implements DraftShelf {

  private static final Logger LOG = LoggerFactory.getLogger(DraftFolder.class);
  private static final String NAME = "postmortems";
  private static final String ENDING = ".md";

  /** File systems take names of 255 bytes. */
  private static final int LONGEST = 200;

  private final Path folder;

  /** A folder within a data directory; made when there is something to put into it. */
  public DraftFolder(Path dataDirectory) {
    this.folder = dataDirectory.resolve(NAME);
  }

  /** Where an incident's draft is. */
  Path file(String incident) {
    return folder.resolve(name(incident) + ENDING);
  }

  /** An id as a file's name: no separator, and no dot in front, is left in it. */
  private static String name(String incident) {
    String encoded = URLEncoder.encode(incident, StandardCharsets.UTF_8).replace("*", "%2A");
    String hidden = encoded.startsWith(".") ? "%2E" + encoded.substring(1) : encoded;
    return hidden.length() <= LONGEST
        ? hidden
        : hidden.substring(0, LONGEST) + "-" + Sha256.of(incident).substring(0, 16);
  }

  /**
   * Removes files that nobody has changed since an instant, of incidents that are not known any
   * more; one that cannot be removed stays for the next time.
   *
   * @return how many
   */
  public int sweep(Instant before, Set<String> known) {
    Set<Path> kept = known.stream().map(this::file).collect(Collectors.toSet());
    try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
      return (int)
          files
              .filter(f -> !kept.contains(f) && isOlder(f, before))
              .filter(DraftFolder::removed)
              .count();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read (" + e + ").", e);
    }
  }

  /** A draft, or what a crash left of one; nobody else's files. */
  private static boolean isOlder(Path file, Instant before) {
    String name = file.getFileName().toString();
    try {
      return (name.endsWith(ENDING) || name.startsWith(PrivateFile.UNFINISHED))
          && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && Files.getLastModifiedTime(file).toInstant().isBefore(before);
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean removed(Path file) {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} is kept no longer and cannot be removed ({}).", file, e.toString());
      return false;
    }
  }

  @Override
  public void put(String incident, String markdown) {
    try {
      Files.createDirectories(folder);
      PrivateFile.write(
          file(incident),
          markdown,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn(
          "The post-mortem draft of {} cannot be put into {} ({}); ./pulih postmortem {} prints it.",
          incident,
          folder,
          e.toString(),
          incident);
    }
  }
}
