package dev.pulih.service.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The latest post-mortem draft of an incident. */
@Command(
    name = "postmortem",
    mixinStandardHelpOptions = true,
    description = "Prints the post-mortem draft of an incident, in Markdown.")
final class PostmortemCommand implements Callable<Integer> {

  @Mixin private InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "ID", description = "The incident's id.")
  private String id = "";

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "Into a new file instead; one that exists is left as it is.")
  private @Nullable Path file;

  @Override
  public Integer call() {
    String markdown = draft();
    System.out.print(file == null ? markdown : written(file, markdown));
    return 0;
  }

  private String draft() {
    JsonNode story = instance.client().get("/api/incidents/" + Client.segment(id));
    String markdown = story.path("postmortem").asString("");
    if (markdown.isEmpty()) {
      throw new Failed(
          "There is no post-mortem draft of %s: one is written when people are called, and when an incident ends in which something was tried or people were paged."
              .formatted(id));
    }
    return markdown;
  }

  /** What people have edited is not overwritten. */
  private static String written(Path file, String markdown) {
    try {
      Files.writeString(file, markdown, StandardOpenOption.CREATE_NEW);
      return "The draft is in " + file + ".\n";
    } catch (FileAlreadyExistsException _) {
      throw new Failed(file + " exists already, and is left as it is; name another file.");
    } catch (IOException e) {
      throw new Failed("%s cannot be written (%s); name another file.".formatted(file, e));
    }
  }
}
