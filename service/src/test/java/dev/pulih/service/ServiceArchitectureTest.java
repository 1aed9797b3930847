package dev.pulih.service;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Neighbours do not know each other; few know several; only the simulator knows the truth. */
class ServiceArchitectureTest {

  /** One package per system that Pulih talks to. */
  static final List<String> NEIGHBOURS =
      List.of(
          "prometheus",
          "kubernetes",
          "istio",
          "claude",
          "pagerduty",
          "slack",
          "webhook",
          "email",
          "heartbeat",
          "trace",
          "oidc",
          "store");

  private static final String SERVICE = "dev.pulih.service";

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.pulih");

  @ParameterizedTest
  @FieldSource("NEIGHBOURS")
  void a_neighbour_knows_no_other(String name) {
    noClasses()
        .that()
        .resideInAPackage(in(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(othersThan(name))
        .check(PRODUCT);
  }

  @ParameterizedTest
  @FieldSource("NEIGHBOURS")
  void a_neighbour_knows_neither_wiring_nor_pages_nor_commands_nor_simulator(String name) {
    noClasses()
        .that()
        .resideInAPackage(in(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SERVICE, in("web"), in("cli"), "dev.pulih.simulator..")
        .check(PRODUCT);
  }

  @Test
  void only_wiring_configuration_commands_and_pages_know_several_neighbours() {
    classes()
        .that()
        .resideOutsideOfPackages(SERVICE, in("config"), in("cli"), in("web"))
        .should(knowAtMostOneNeighbour())
        .check(PRODUCT);
  }

  /** So that nothing of it is loaded unless traces are configured. */
  @Test
  void only_the_tracer_knows_opentelemetry() {
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.trace\\.OtlpTracer(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.opentelemetry..")
        .check(PRODUCT);
  }

  /** So that nothing of it is loaded unless a provider is configured. */
  @Test
  void only_the_provider_and_the_login_by_it_know_openid() {
    noClasses()
        .that()
        .resideOutsideOfPackage(in("oidc"))
        .and()
        .haveNameNotMatching(
            ".*\\.web\\.(ProviderSignOn|ProvidersUser|PendingLogins|NoTokensKept|IdTokens)(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework.security.oauth2..", "com.nimbusds..")
        .check(PRODUCT);
  }

  @Test
  void packages_are_free_of_cycles() {
    slices().matching("dev.pulih.service.(*)..").should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void the_core_and_the_simulator_do_not_know_the_service() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SERVICE + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(SERVICE + "..")
        .check(PRODUCT);
  }

  @Test
  void only_the_simulator_reads_the_truth_of_its_faults() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.pulih.simulator..")
        .should()
        .dependOnClassesThat(describe("tell a fault's truth", ServiceArchitectureTest::isTruth))
        .check(PRODUCT);
  }

  @Test
  void every_package_is_null_marked() {
    classes().should(beInANullMarkedPackage()).check(PRODUCT);
  }

  private static boolean isTruth(JavaClass type) {
    return type.getPackageName().startsWith("dev.pulih.simulator")
        && type.getSimpleName().contains("Truth");
  }

  private static ArchCondition<JavaClass> knowAtMostOneNeighbour() {
    return condition(
        "know at most one neighbour",
        type -> neighboursOf(type).size() <= 1,
        type -> type.getName() + " knows " + neighboursOf(type));
  }

  private static Set<String> neighboursOf(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .flatMap(ServiceArchitectureTest::neighbour)
        .collect(toCollection(TreeSet::new));
  }

  private static Stream<String> neighbour(JavaClass type) {
    return NEIGHBOURS.stream()
        .filter(name -> (type.getPackageName() + ".").startsWith(SERVICE + "." + name + "."));
  }

  private static ArchCondition<JavaClass> beInANullMarkedPackage() {
    return condition(
        "be in a @NullMarked package",
        type -> type.getPackage().isAnnotatedWith(NullMarked.class),
        type -> type.getPackageName() + " has no package-info.java with @NullMarked");
  }

  private static ArchCondition<JavaClass> condition(
      String description, Predicate<JavaClass> holds, Function<JavaClass, String> message) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        events.add(new SimpleConditionEvent(type, holds.test(type), message.apply(type)));
      }
    };
  }

  private static String[] othersThan(String name) {
    return NEIGHBOURS.stream()
        .filter(other -> !other.equals(name))
        .map(ServiceArchitectureTest::in)
        .toArray(String[]::new);
  }

  private static String in(String name) {
    return SERVICE + "." + name + "..";
  }
}
