package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webjars.WebJarVersionLocator;

/**
 * Whether what is drawn can be seen, in each theme: axe does not look into a canvas. By WCAG 2.2 a
 * graphical object has 3:1 to its ground (1.4.11), text 4.5:1 (1.4.3).
 */
class PlotColoursTest {

  private static final String FOLDER = "src/main/resources/dev/pulih/service/web/page/";
  private static final String SHEET = read("pulih.css");
  private static final String SCRIPT = read("plots.js");

  private static final String GROUND = "--card";

  /** Values, what is usual, bands, findings, objectives, thresholds and marks. */
  private static final Set<String> OBJECTS = Set.of("--curve", "--slo", "--dim");

  /** Names of marks, and numbers along the axes. */
  private static final Set<String> TEXTS = Set.of("--text", "--dim");

  /** The grid, which says nothing that the numbers do not. */
  private static final Set<String> DECORATIONS = Set.of("--line");

  enum Theme {
    LIGHT("(?m)^:root "),
    DARK_BY_SYSTEM(":root:not\\(\\[data-theme=\"light\"]\\) "),
    DARK_BY_CHOICE("(?m)^:root\\[data-theme=\"dark\"] ");

    private final String selector;

    Theme(String selector) {
      this.selector = selector;
    }

    private Map<String, String> colours() {
      Matcher block = Pattern.compile(selector + "\\{([^}]*)}").matcher(SHEET);
      assertThat(block.find()).as(selector).isTrue();
      return Pattern.compile("(--[a-z-]+): (#[0-9a-f]{6});")
          .matcher(block.group(1))
          .results()
          .collect(Collectors.toUnmodifiableMap(it -> it.group(1), it -> it.group(2)));
    }

    private String colour(String name) {
      return Objects.requireNonNull(colours().get(name), name);
    }
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(FOLDER + file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> named(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void what_is_measured_here_are_all_the_colours_that_are_drawn_with() {
    Set<String> known = new TreeSet<>(OBJECTS);
    known.addAll(TEXTS);
    known.addAll(DECORATIONS);
    assertThat(named("colour\\('(--[a-z-]+)'\\)", SCRIPT)).isEqualTo(known);
    assertThat(named("stroke: var\\((--[a-z-]+)\\)", SHEET)).isNotEmpty().isSubsetOf(OBJECTS);
    assertThat(SCRIPT).as("no colour of its own").doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b");
    assertThat(SCRIPT.split("--line", -1)).as("the grid alone").hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void lines_dots_and_bands_can_be_seen(Theme theme) {
    areClear(theme, OBJECTS, 3);
  }

  @ParameterizedTest
  @EnumSource
  void names_and_numbers_can_be_read(Theme theme) {
    areClear(theme, TEXTS, 4.5);
  }

  private static void areClear(Theme theme, Set<String> names, double least) {
    for (String name : names) {
      assertThat(contrast(theme.colour(name), theme.colour(GROUND)))
          .as(name)
          .isGreaterThanOrEqualTo(least);
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_line_at_the_cursor_can_be_seen(Theme theme) {
    Set<String> lines = named("dashed (#[0-9A-F]{6})", plotSheet());
    assertThat(lines).hasSize(1);
    assertThat(contrast(lines.iterator().next(), theme.colour(GROUND))).isGreaterThanOrEqualTo(3);
  }

  @Test
  void the_dark_theme_is_the_same_whoever_chooses_it() {
    assertThat(Theme.DARK_BY_CHOICE.colours()).isEqualTo(Theme.DARK_BY_SYSTEM.colours());
  }

  /**
   * Black on white is the most there is; #767676 is the lightest grey that can be read on white.
   */
  @Test
  void contrast_is_measured_as_wcag_has_it() {
    assertThat(contrast("#000000", "#ffffff")).isCloseTo(21, within(1e-9));
    assertThat(contrast("#ffffff", "#767676")).isBetween(4.5, 4.6);
    assertThat(contrast("#777777", "#ffffff")).isBetween(4.4, 4.5);
  }

  private static String plotSheet() {
    String path = new WebJarVersionLocator().fullPath("uplot", "dist/uPlot.min.css");
    ClassLoader loader = PlotColoursTest.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream(Objects.requireNonNull(path))) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double contrast(String one, String other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(String colour) {
    List<Double> parts =
        List.of(1, 3, 5).stream()
            .map(at -> linear(Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0))
            .toList();
    return 0.2126 * parts.get(0) + 0.7152 * parts.get(1) + 0.0722 * parts.get(2);
  }

  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
