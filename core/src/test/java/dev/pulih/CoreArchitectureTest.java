package dev.pulih;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The core is pure, and its packages are read in the order in which data flows. */
class CoreArchitectureTest {

  /** A package imports only packages above it. */
  private static final List<String> ORDER =
      List.of(
          "signal",
          "policy",
          "detect",
          "analyse",
          "recover",
          "notify",
          "report",
          "flow",
          "backtest",
          "tune");

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.pulih");

  @ParameterizedTest
  @MethodSource("packagesAndThoseBelow")
  void a_package_imports_only_packages_above_it(String name, String[] below) {
    noClasses()
        .that()
        .resideInAPackage(in(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(below)
        .check(CORE);
  }

  @Test
  void every_class_is_in_a_package_of_the_order() {
    classes()
        .should()
        .resideInAnyPackage(ORDER.stream().map(CoreArchitectureTest::in).toArray(String[]::new))
        .check(CORE);
  }

  @Test
  void packages_are_free_of_cycles() {
    slices().matching("dev.pulih.(**)").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void the_core_uses_the_language_and_null_annotations_alone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify.annotations", "dev.pulih..")
        .check(CORE);
  }

  @Test
  void the_core_reads_no_file_socket_database_or_log() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io", "java.nio.file..", "java.net..", "java.sql..", "java.util.logging")
        .check(CORE);
  }

  @Test
  void the_core_has_no_clock_and_no_thread() {
    noClasses()
        .should()
        .dependOnClassesThat(
            describe(
                "are clocks, threads or timers",
                type ->
                    type.getName()
                        .matches(
                            "java\\.time\\.Clock|java\\.lang\\.(Thread|System\\$Logger).*"
                                + "|java\\.util\\.Timer.*"
                                + "|java\\.util\\.concurrent\\.(locks\\..*|.*Execut.*|.*Future"
                                + "|ThreadLocalRandom)")))
        .check(CORE);
  }

  @Test
  void time_is_an_argument() {
    noClasses().should().callMethodWhere(calls("java\\.time\\..*", "now")).check(CORE);
  }

  @Test
  void the_core_asks_the_system_nothing() {
    noClasses()
        .should()
        .callMethodWhere(
            calls("java\\.lang\\.System", "currentTimeMillis|nanoTime|getenv|getProperty|exit"))
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CORE);
  }

  @Test
  void randomness_is_an_argument() {
    noClasses()
        .should()
        .callCodeUnitWhere(describe("draw without a seed", CoreArchitectureTest::drawsWithoutSeed))
        .check(CORE);
  }

  private static boolean drawsWithoutSeed(JavaCall<?> call) {
    String target = call.getTargetOwner().getName() + "." + call.getName();
    return target.matches("java\\.lang\\.Math\\.random|java\\.util\\.UUID\\.randomUUID")
        || target.matches("java\\.util\\.random\\.RandomGenerator\\.(of|getDefault)")
        || (target.matches("(java\\.util\\.(Splittable)?|java\\.security\\.Secure)Random\\.<init>")
            && call.getTarget().getRawParameterTypes().isEmpty());
  }

  private static DescribedPredicate<JavaCall<?>> calls(String owner, String method) {
    return target(owner(nameMatching(owner))).and(target(nameMatching(method)));
  }

  private static Stream<Arguments> packagesAndThoseBelow() {
    return IntStream.range(0, ORDER.size() - 1).mapToObj(i -> Arguments.of(ORDER.get(i), below(i)));
  }

  private static String[] below(int index) {
    return ORDER.stream().skip(index + 1L).map(CoreArchitectureTest::in).toArray(String[]::new);
  }

  private static String in(String name) {
    return "dev.pulih." + name + "..";
  }
}
