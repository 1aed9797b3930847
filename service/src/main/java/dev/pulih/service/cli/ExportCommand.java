package dev.pulih.service.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An incident as one JSON file. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Prints an incident as one JSON document, with all that is recorded of it.")
final class ExportCommand implements Callable<Integer> {

  @Mixin private InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "ID", description = "The incident's id.")
  private String id = "";

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Into a new file instead, which only its owner reads.")
  private @Nullable Path file;

  @Option(names = "--force", description = "Take the place of a file that exists.")
  private boolean force;

  @Override
  public Integer call() {
    if (file != null && Files.exists(file) && !force) {
      throw exists(file);
    }
    String json = instance.client().text("/api/incidents/" + Client.segment(id) + "/export");
    System.out.print(file == null ? json + "\n" : written(file, json));
    return 0;
  }

  private String written(Path target, String json) {
    try {
      write(target.toAbsolutePath(), json + "\n");
      return "The incident is in " + target + ".\n";
    } catch (FileAlreadyExistsException _) {
      throw exists(target);
    } catch (IOException e) {
      throw new Failed("%s cannot be written (%s); name another file.".formatted(target, e));
    }
  }

  /** Whole, or not at all: what was there before stays until then. */
  private void write(Path target, String json) throws IOException {
    var owner = PosixFilePermissions.fromString("rw-------");
    Path folder = target.getParent();
    Path draft =
        Files.createTempFile(folder, ".export", null, PosixFilePermissions.asFileAttribute(owner));
    try {
      Files.writeString(draft, json);
      if (force) {
        Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.move(draft, target);
      }
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static Failed exists(Path file) {
    return new Failed(
        file + " exists already, and is left as it is; name another file, or say --force.");
  }
}
