package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** How long the main files and their methods are; docs/architecture.md quotes what it prints. */
class HouseTest {

  private static final Path ROOT = Path.of("..");
  private static final List<String> MODULES = List.of("core", "simulator", "service", "benchmarks");

  private final List<Path> files = MODULES.stream().flatMap(HouseTest::filesOf).toList();

  private static Stream<Path> filesOf(String module) {
    try (Stream<Path> all = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
      return all.filter(HouseTest::isCode).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isCode(Path file) {
    return file.toString().endsWith(".java") && !file.endsWith("package-info.java");
  }

  @Test
  void a_file_is_one_noun_and_fits_on_a_screen_or_two() throws IOException {
    List<Integer> lines = new ArrayList<>();
    for (Path file : files) {
      lines.add(Files.readAllLines(file).size());
    }
    Figures figures = Figures.of("lines of a file", lines);
    assertThat(figures.median()).isLessThanOrEqualTo(70);
    assertThat(figures.ninetieth()).isLessThanOrEqualTo(130);
    assertThat(figures.longest()).isLessThanOrEqualTo(300);
  }

  @Test
  void a_name_of_the_core_means_one_thing_in_the_whole_tree() {
    List<String> core = names(ROOT.resolve("core"));
    List<String> rest = files.stream().map(HouseTest::name).collect(Collectors.toList());
    core.forEach(rest::remove);
    assertThat(core).doesNotHaveDuplicates();
    assertThat(rest).isNotEmpty().doesNotContainAnyElementsOf(core);
  }

  private List<String> names(Path module) {
    return files.stream().filter(file -> file.startsWith(module)).map(HouseTest::name).toList();
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  @Test
  void a_method_says_one_thing() throws IOException {
    Figures figures = Figures.of("lines of a method's body", methods());
    assertThat(figures.median()).isLessThanOrEqualTo(4);
    assertThat(figures.ninetieth()).isLessThanOrEqualTo(10);
    assertThat(figures.longest()).isLessThanOrEqualTo(36); // a switch over all reasons
  }

  private List<Integer> methods() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var sources = manager.getJavaFileObjectsFromPaths(files);
      JavacTask task = (JavacTask) compiler.getTask(null, manager, null, null, null, sources);
      List<Integer> lines = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        new Methods(unit, Trees.instance(task).getSourcePositions(), lines).scan(unit, null);
      }
      return lines;
    }
  }

  /** Counts the lines between the braces of each method that has a body. */
  private static final class Methods extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Integer> lines;

    Methods(CompilationUnitTree unit, SourcePositions positions, List<Integer> lines) {
      this.unit = unit;
      this.positions = positions;
      this.lines = lines;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      if (method.getBody() != null) {
        LineMap map = unit.getLineMap();
        long from = map.getLineNumber(positions.getStartPosition(unit, method.getBody()));
        long to = map.getLineNumber(positions.getEndPosition(unit, method.getBody()));
        lines.add((int) Math.max(0, to - from - 1));
      }
      return super.visitMethod(method, null);
    }
  }

  /**
   * Of a list of lengths.
   *
   * @param median half are at most so long
   * @param ninetieth nine of ten are at most so long
   * @param longest the longest
   */
  private record Figures(int median, int ninetieth, int longest) {

    static Figures of(String what, List<Integer> lengths) {
      List<Integer> sorted = lengths.stream().sorted().toList();
      Figures figures =
          new Figures(
              sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 9 / 10), sorted.getLast());
      System.out.printf("%s (%,d of them): %s%n", what, sorted.size(), figures);
      return figures;
    }
  }
}
