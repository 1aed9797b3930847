package dev.pulih.service.config.yaml;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Parses a YAML 1.2 text. */
final class Yaml {

  static final LoadSettings SETTINGS =
      LoadSettings.builder().setUseMarks(true).setCodePointLimit(Source.MAX_BYTES).build();

  private Yaml() {}

  static Node parse(String file, String text) {
    Places places = new Places(file);
    try {
      return new Composer(places, new Parse(SETTINGS).parseString(text).iterator()).document();
    } catch (MarkedYamlEngineException e) {
      throw broken(places, e);
    } catch (ReaderException e) {
      throw unprintable(file, text, e);
    } catch (YamlEngineException e) {
      throw new Unreadable(
          Place.start(file), "not YAML: " + oneLine(String.valueOf(e.getMessage())), "YAML 1.2");
    }
  }

  private static Unreadable broken(Places places, MarkedYamlEngineException e) {
    Place place = places.of(e.getProblemMark());
    boolean tab = e.getProblemMark().filter(Yaml::atTab).isPresent();
    return tab
        ? new Unreadable(place, "a tab indents this line", "spaces")
        : new Unreadable(place, "not YAML: " + oneLine(e.getProblem()), "YAML 1.2");
  }

  private static boolean atTab(Mark mark) {
    int at = mark.getPointer();
    return at < mark.getBuffer().length && mark.getBuffer()[at] == '\t';
  }

  private static Unreadable unprintable(String file, String text, ReaderException e) {
    long line = 1 + text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count();
    String character = "the character U+%04X is not printable".formatted(e.getCodePoint());
    return new Unreadable(new Place(file, (int) line, 1), character, "printable text");
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s+", " ").strip();
  }
}
