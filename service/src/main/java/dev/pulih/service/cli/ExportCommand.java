package dev.pulih.service.cli;

import dev.pulih.service.store.PrivateFile;
import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
      PrivateFile.write(target.toAbsolutePath(), json + "\n", how());
      return "The incident is in " + target + ".\n";
    } catch (FileAlreadyExistsException _) {
      throw exists(target);
    } catch (IOException e) {
      throw new Failed("%s cannot be written (%s); name another file.".formatted(target, e));
    }
  }

  private CopyOption[] how() {
    return force ? new CopyOption[] {StandardCopyOption.REPLACE_EXISTING} : new CopyOption[0];
  }

  private static Failed exists(Path file) {
    return new Failed(
        file + " exists already, and is left as it is; name another file, or say --force.");
  }
}
