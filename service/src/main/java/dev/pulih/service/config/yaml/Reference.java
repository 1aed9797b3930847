package dev.pulih.service.config.yaml;

import dev.pulih.service.config.yaml.Key.Absence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documentation of a document's keys, in Markdown. */
public final class Reference {

  private static final String INTRODUCTION =
      """
      # Configuration

      One YAML file (`--config FILE`). This page is generated from the same descriptions that the
      file is read by; a test fails where they differ. `pulih check` reports all problems of a file
      at once, each with line, column, key, what is wrong and what is allowed.

      - A block that is not written has its defaults; a block without a default is off.
      - `[]` stands for each item of a list, `NAME` for a name of your own.
      - A number needs its unit: `5m`, `5 %`, `64 MiB`. A ratio may also be written as `0.05`.
      - Secrets are references: `${ENV_NAME}`, or `file:` with a path, which starts from the folder of
        the configuration if it is not absolute.
      - Not read, so that what stands in the file is what holds: anchors and aliases, tags, a second
        document, a file over 1 MiB, more than 16 levels.
      """;

  private static final String HEAD = "| key | default | allowed | meaning |\n|---|---|---|---|\n";

  private final StringBuilder text = new StringBuilder();

  private Reference() {}

  /** A table for the keys at the top and one for each block; then what holds between keys. */
  public static String markdown(Document<?> document) {
    Reference reference = new Reference();
    reference.text.append(INTRODUCTION);
    reference.top(document.root().keys());
    reference.constraints(document.constraints());
    return reference.text.toString();
  }

  private void top(List<Key<?>> keys) {
    table("Keys at the top", keys.stream().filter(k -> nested(k.shape(), "") == null).toList(), "");
    for (Key<?> key : keys) {
      Nested nested = nested(key.shape(), key.name());
      if (nested != null) {
        table("`" + key.name() + "`", key.description(), nested);
      }
    }
  }

  private void table(String title, List<Key<?>> keys, String prefix) {
    text.append("\n## ").append(title).append("\n\n").append(HEAD);
    rows(keys, prefix);
  }

  private void table(String title, String description, Nested nested) {
    text.append("\n## ")
        .append(title)
        .append("\n\n")
        .append(description)
        .append("\n\n")
        .append(HEAD);
    rows(nested.section().keys(), nested.path() + ".");
  }

  private void rows(List<Key<?>> keys, String prefix) {
    for (Key<?> key : keys) {
      Nested nested = nested(key.shape(), prefix + key.name());
      if (nested == null || !plainBlock(key)) {
        row(key, prefix);
      }
      if (nested != null) {
        rows(nested.section().keys(), nested.path() + ".");
      }
    }
  }

  /** A block that is always there: its keys say everything. */
  private static boolean plainBlock(Key<?> key) {
    return key.absence().equals(new Absence.Default("{}")) && key.shape() instanceof Section<?>;
  }

  private void row(Key<?> key, String prefix) {
    List<String> cells = new ArrayList<>();
    cells.add("`" + prefix + key.name() + "`");
    cells.add(absence(key.absence()));
    cells.add(allowed(key.shape()));
    cells.add(key.description());
    text.append("| ").append(String.join(" | ", cells.stream().map(Reference::cell).toList()));
    text.append(" |\n");
  }

  private static String cell(String content) {
    return content.replace("|", "\\|");
  }

  private static String absence(Absence absence) {
    return switch (absence) {
      case Absence.Default(String yaml) -> "`" + yaml + "`";
      case Absence.Nothing(String example) -> "none, e.g. `" + example + "`";
      case Absence.Refused(String example) -> "**required**, e.g. `" + example + "`";
    };
  }

  private static String allowed(Shape<?> shape) {
    return nested(shape, "") == null ? shape.allowed() : "a block, below";
  }

  private void constraints(List<Constraint> constraints) {
    text.append("\n## What must hold between keys\n\n");
    for (Constraint constraint : constraints) {
      boolean error = constraint.level() == Problem.Level.ERROR;
      text.append(error ? "- " : "- Warning unless ").append(constraint.says()).append(".\n");
    }
  }

  private record Nested(Section<?> section, String path) {}

  private static @Nullable Nested nested(Shape<?> shape, String path) {
    return switch (shape) {
      case Section<?> section -> new Nested(section, path);
      case Maybe<?> maybe -> nested(maybe.shape(), path);
      case Listed<?> listed -> nested(listed.item(), path + "[]");
      case Mapped<?, ?> mapped -> nested(mapped.value(), path + ".NAME");
      case Scalar<?> _, Confidential _ -> null;
    };
  }
}
