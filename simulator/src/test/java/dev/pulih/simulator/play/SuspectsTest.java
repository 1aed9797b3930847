package dev.pulih.simulator.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.Culprit;
import dev.pulih.analyse.Question;
import dev.pulih.analyse.SuspectRanking;
import dev.pulih.analyse.TemplateAnalyst;
import dev.pulih.analyse.Verdict;
import dev.pulih.detect.Severity;
import dev.pulih.policy.Watched.Owned;
import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.ServiceRef;
import dev.pulih.simulator.play.Consultation.Told;
import dev.pulih.simulator.scenario.CoupledScenarios;
import dev.pulih.simulator.scenario.FaultKind;
import dev.pulih.simulator.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The template names what is faulty, from the numbers at the tick at which an incident opens. With
 * {@code -Dpulih.seeds.suspects=10} it plays more of each kind, and prints what {@code
 * docs/analysis.md} quotes.
 */
class SuspectsTest {

  private static final int SEEDS = Integer.getInteger("pulih.seeds.suspects", 3);

  /** The slowest kind, a leak, opens its incident four minutes after it began. */
  private static final Duration WITHIN = Duration.ofMinutes(6);

  private record Judged(Told told, ServiceRef faulty) {

    boolean service() {
      List<Culprit> suspects = SuspectRanking.of(told.briefing().dossier());
      return !suspects.isEmpty() && means(suspects.getFirst().entity());
    }

    /** The server that the faulty service uses up is as near as the numbers lead. */
    private boolean means(Entity suspect) {
      return switch (suspect) {
        case Entity.OfService(var service) -> service.equals(faulty);
        case Entity.OfDatabase(var server) -> owned().databases().contains(server);
        case Entity.OfPod _, Entity.OfGroup _, Entity.OfCall _ -> false;
      };
    }

    private Owned owned() {
      return told.briefing().dossier().around().owned().getOrDefault(faulty, Owned.nothing());
    }

    boolean pods() {
      return told.faulty().stream().map(PodRef::name).allMatch(cause()::contains);
    }

    boolean saysService() {
      return cause().contains(faulty.name());
    }

    String cause() {
      Question question = new Question("q/1/0", Severity.P1, told.briefing());
      Verdict verdict = new TemplateAnalyst().ask(question).verdict();
      return verdict.rootCause().substring(verdict.rootCause().indexOf(". ") + 2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_faulty_service_and_its_pod_are_named(FaultKind kind) {
    List<Judged> judged =
        LongStream.rangeClosed(1, SEEDS).boxed().flatMap(s -> judge(kind, s)).toList();
    long services = judged.stream().filter(j -> j.service() && j.saysService()).count();
    long pods = judged.stream().filter(Judged::pods).count();
    boolean ofPod = judged.stream().anyMatch(j -> !j.told().faulty().isEmpty());
    System.out.printf(
        "| `%s` | %d | %d | %s |%n", kind, judged.size(), services, ofPod ? pods : "-");
    assertThat(judged).isNotEmpty();
    assertThat(services).as("services").isGreaterThanOrEqualTo(nineOfTen(judged));
    assertThat(pods).as("pods").isGreaterThanOrEqualTo(nineOfTen(judged));
  }

  private static int nineOfTen(List<Judged> judged) {
    return judged.size() - judged.size() / 10;
  }

  private static java.util.stream.Stream<Judged> judge(FaultKind kind, long seed) {
    Scenario scenario = CoupledScenarios.of(kind, seed);
    ServiceRef faulty = scenario.truth().faulty().iterator().next();
    return Consultation.of(scenario, seed, WITHIN).stream().map(told -> new Judged(told, faulty));
  }
}
