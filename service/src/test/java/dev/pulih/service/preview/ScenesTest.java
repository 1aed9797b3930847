package dev.pulih.service.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.notify.Card;
import dev.pulih.notify.Term;
import dev.pulih.notify.Wording;
import dev.pulih.recover.States;
import dev.pulih.recover.Transition.Step;
import dev.pulih.service.preview.Sample.By;
import dev.pulih.service.slack.Language;
import dev.pulih.service.slack.Rendering;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScenesTest {

  /**
   * A suspicion is told to nobody, and what calms down without an attempt that helped ends at once.
   */
  private static final Set<Term> NOT_TOLD = EnumSet.of(Term.SUSPECTED, Term.CALMING);

  private static List<String> titles(Language language) {
    return Scenes.usual().all().stream()
        .map(sample -> sample.said(By.CHAT).getLast())
        .map(notification -> Rendering.of(notification, language).text())
        .toList();
  }

  @Test
  void every_step_that_people_are_told_of_is_shown() {
    Set<Step> shown = EnumSet.noneOf(Step.class);
    for (Sample sample : Scenes.usual().all()) {
      assertThat(sample.said(By.CHAT)).as(sample.name()).isNotEmpty();
      sample.step().ifPresent(shown::add);
    }
    assertThat(shown).containsAll(States.told());
  }

  /** All that is said of an incident in the words of a language stands in some message. */
  @Test
  void every_term_is_shown_but_for_those_of_single_results_and_reasons() {
    Set<Term> shown = EnumSet.noneOf(Term.class);
    Scenes.usual().all().stream()
        .flatMap(sample -> sample.said(By.CHAT).stream())
        .flatMap(notification -> notification.card().stream())
        .flatMap(ScenesTest::wordings)
        .forEach(wording -> collect(wording, shown));
    assertThat(Stream.of(Term.values()).filter(term -> !shown.contains(term)))
        .allMatch(term -> term.name().startsWith("HOLD_") || NOT_TOLD.contains(term));
  }

  private static Stream<Wording> wordings(Card card) {
    return Stream.concat(
        Stream.of(card.title()),
        card.lines().stream().flatMap(line -> Stream.of(line.name(), line.value())));
  }

  private static void collect(Wording wording, Set<Term> shown) {
    if (wording instanceof Wording.Phrase(Term term, List<Wording> parts)) {
      shown.add(term);
      parts.forEach(part -> collect(part, shown));
    }
  }

  @Test
  void each_moment_has_its_title() {
    assertThat(titles(Language.EN))
        .containsExactly(
            "txn-service · P2 · deviates, and a model takes it for an anomaly",
            "txn-service is healthy again by itself",
            "txn-service · P2 · open; no stage is due yet",
            "txn-service · P1 · open; no stage is due yet",
            "txn-service · P1 · open; no stage is due yet",
            "txn-service · P1 · open; the next action is held back",
            "txn-service · P1 · open; the next action is held back",
            "txn-service · P1 · stage 1 needs approval",
            "txn-service · P1 · stage 1 was not done; stage 2 may follow",
            "<!channel> txn-service needs people",
            "txn-service · P1 · stage 1 needs approval",
            "txn-service · P1 · stage 1: the restart is being sent",
            "txn-service · P1 · stage 1 was rehearsed, not done (dry-run); stage 2 may follow",
            "txn-service · P1 · open; the next action is held back",
            "txn-service · P1 · stage 1 was not done; stage 2 may follow",
            "txn-service · P1 · stage 1 helped; it must stay calm for a while",
            "txn-service · P1 · stage 1 did not help; stage 2 may follow",
            "txn-service recovered automatically (error rate 15 % -&gt; 1.2 %)",
            "txn-service · P1 · stage 1 helped for a while only; stage 2 may follow",
            "txn-service is healthy again by itself",
            "txn-service · P1 · stage 2: traffic is being shifted to subset v1",
            "txn-service · P1 · stage 2: all traffic goes to subset v1; it is being judged",
            "<!channel> txn-service needs people",
            "<!channel> txn-service needs people",
            "txn-service: a P1 open for 15 min",
            "txn-service: a P1 that nobody has acknowledged (contacts called: 2)",
            "txn-service: amir has taken it on",
            "txn-service is calm again; a person can close it",
            "<!channel> txn-service needs people",
            "txn-service · P1 · closed by amir",
            "txn-service · P1 · a false alarm, closed by amir",
            "txn-service · P1 · closed by storm bos.storm.toxn1u",
            "txn-service · P1 · stage 1: the restart is being sent",
            "txn-service · P1 · stage 1 was approved by amir and begins",
            "txn-service · P1 · stage 1: the rollout is under way",
            "txn-service · P1 · stage 1: restarted; the new pods are being judged",
            "txn-service · P1 · stage 1 could not be judged; stage 2 may follow",
            "txn-service · P1 · stage 2 made it worse; the traffic is being put back",
            "txn-service · P2 · open again; it came back",
            "txn-service recovered automatically (error rate 15 % -&gt; 1 %)",
            "txn-service: the breaker is still open",
            "txn-service recovered automatically (error rate 15 % -&gt; 1 %)",
            "txn-service recovered automatically (error rate 15 % -&gt; 1 %)",
            "txn-service recovered automatically (error rate 15 % -&gt; 1 %)",
            "<!channel> txn-service became worse after the release of its breaker (P1)",
            "txn-service became worse after the release of its breaker (P1)",
            "txn-service recovered automatically (error rate 15 % -&gt; 1 %)",
            "txn-service · P1 · stage 2: all traffic goes to subset v1; it is being judged",
            "txn-service recovered automatically (error rate 15 % -&gt; 1 %)",
            "<!channel> 5 services became anomalous together, so the cause is shared",
            "3 messages about 3 incidents at once",
            "Claude's budget is 85 % used ($42.50 of $50.00 spent in 2026-11 (85 %), $7.50 left): only the cheapest model is asked.");
  }

  @Test
  void each_moment_has_its_title_in_korean() {
    assertThat(titles(Language.KO))
        .containsExactly(
            "txn-service · P2 · 이상 편차, 모델이 이상으로 판단했습니다",
            "txn-service 조치 없이 스스로 정상화됨",
            "txn-service · P2 · 진행 중, 아직 시작할 단계가 없습니다",
            "txn-service · P1 · 진행 중, 아직 시작할 단계가 없습니다",
            "txn-service · P1 · 진행 중, 아직 시작할 단계가 없습니다",
            "txn-service · P1 · 진행 중, 다음 조치가 보류되어 있습니다",
            "txn-service · P1 · 진행 중, 다음 조치가 보류되어 있습니다",
            "txn-service · P1 · 1단계 승인이 필요합니다",
            "txn-service · P1 · 1단계 실행되지 않음, 2단계를 기다립니다",
            "<!channel> txn-service: 담당자 조치가 필요합니다",
            "txn-service · P1 · 1단계 승인이 필요합니다",
            "txn-service · P1 · 1단계: 재시작을 요청하는 중",
            "txn-service · P1 · 1단계 모의 실행만 함, 2단계를 기다립니다",
            "txn-service · P1 · 진행 중, 다음 조치가 보류되어 있습니다",
            "txn-service · P1 · 1단계 실행되지 않음, 2단계를 기다립니다",
            "txn-service · P1 · 1단계로 복구됨, 안정 확인 중",
            "txn-service · P1 · 1단계 복구되지 않음, 2단계를 기다립니다",
            "txn-service 자동 복구됨 (에러율 15 % -&gt; 1.2 %)",
            "txn-service · P1 · 1단계 한동안 복구되었다가 재발, 2단계를 기다립니다",
            "txn-service 조치 없이 스스로 정상화됨",
            "txn-service · P1 · 2단계: 트래픽을 서브셋 v1(으)로 전환하는 중",
            "txn-service · P1 · 2단계: 모든 트래픽이 서브셋 v1(으)로 갑니다, 판정하는 중",
            "<!channel> txn-service: 담당자 조치가 필요합니다",
            "<!channel> txn-service: 담당자 조치가 필요합니다",
            "txn-service: P1이 15분째 계속되고 있습니다",
            "txn-service: P1을 아무도 확인하지 않아 2명을 호출했습니다",
            "txn-service: amir 님이 맡았습니다",
            "txn-service: 다시 안정됨, 담당자가 종료할 수 있습니다",
            "<!channel> txn-service: 담당자 조치가 필요합니다",
            "txn-service · P1 · 종료됨 (amir)",
            "txn-service · P1 · 오탐, amir 님이 종료했습니다",
            "txn-service · P1 · 종료됨 (storm bos.storm.toxn1u)",
            "txn-service · P1 · 1단계: 재시작을 요청하는 중",
            "txn-service · P1 · amir 님이 1단계를 승인했고 곧 시작합니다",
            "txn-service · P1 · 1단계: 롤아웃 진행 중",
            "txn-service · P1 · 1단계: 재시작 완료, 새 파드를 판정하는 중",
            "txn-service · P1 · 1단계 판정 불가, 2단계를 기다립니다",
            "txn-service · P1 · 2단계 후 악화되어 트래픽을 되돌리는 중",
            "txn-service · P2 · 재발하여 다시 열렸습니다",
            "txn-service 자동 복구됨 (에러율 15 % -&gt; 1 %)",
            "txn-service: 차단기가 아직 열려 있습니다",
            "txn-service 자동 복구됨 (에러율 15 % -&gt; 1 %)",
            "txn-service 자동 복구됨 (에러율 15 % -&gt; 1 %)",
            "txn-service 자동 복구됨 (에러율 15 % -&gt; 1 %)",
            "<!channel> txn-service: 차단기 해제 후 악화되었습니다 (P1)",
            "txn-service: 차단기 해제 후 악화되었습니다 (P1)",
            "txn-service 자동 복구됨 (에러율 15 % -&gt; 1 %)",
            "txn-service · P1 · 2단계: 모든 트래픽이 서브셋 v1(으)로 갑니다, 판정하는 중",
            "txn-service 자동 복구됨 (에러율 15 % -&gt; 1 %)",
            "<!channel> 서비스 5개가 함께 이상을 보입니다. 원인이 공통입니다",
            "인시던트 3건의 메시지 3개를 한 번에 알립니다",
            "Claude 예산의 85 % 사용 (2026-11 사용액 $42.50 / $50.00 (85 %), 남은 금액 $7.50): 가장 저렴한 모델에만 묻습니다.");
  }
}
