package dev.pulih.service.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.notify.Runbook;
import dev.pulih.recover.States;
import dev.pulih.service.preview.Sample;
import dev.pulih.service.preview.Sample.By;
import dev.pulih.service.preview.Scenes;
import dev.pulih.signal.ServiceRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is recorded in English is said in Korean, whole. */
class PhrasebookTest {

  private static final Map<String, String> ENGLISH = Bundles.of("record_en");
  private static final Map<String, String> KOREAN = Bundles.of("record_ko");
  private static final Phrasebook BOOK = new Phrasebook(Language.KO);

  /** What stands for foreign text in the samples of the machine's own tests. */
  private static final Set<String> FOREIGN =
      Set.of("a guard", "A cause.", "the heap is larger now");

  static Set<String> keys() {
    return ENGLISH.keySet();
  }

  // ----- the two files

  @Test
  void both_languages_have_the_same_sentences_with_the_same_parts() {
    Bundles.assertAlike(ENGLISH, KOREAN);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void the_parts_of_a_recorded_sentence_are_counted_as_they_come(String key) {
    List<String> holes =
        Pattern.compile("\\{(\\d+)(,number|,word)?}")
            .matcher(ENGLISH.get(key))
            .results()
            .map(hole -> hole.group(1))
            .toList();
    assertThat(holes)
        .isEqualTo(IntStream.range(0, holes.size()).mapToObj(Integer::toString).toList());
  }

  /** No sentence hides another one: each is found where it stands with any parts. */
  @ParameterizedTest
  @MethodSource("keys")
  void a_sentence_is_recognised_as_itself(String key) {
    String korean = new MessageFormat(KOREAN.get(key), Locale.KOREAN).format(parts(key));
    assertThat(BOOK.say(recorded(key))).isEqualTo(korean);
  }

  private static String recorded(String key) {
    String pattern = ENGLISH.get(key).replaceAll(",number|,word", "");
    return new MessageFormat(pattern, Locale.ENGLISH).format(parts(key));
  }

  private static Object[] parts(String key) {
    return SentencePattern.of(key, ENGLISH.get(key)).holes().stream()
        .map(hole -> hole.matcher("x/y-1").matches() ? "x/y-1" : "7")
        .toArray();
  }

  /** A sentence that nothing records any more is to be deleted. */
  @Test
  void every_sentence_is_still_recorded_somewhere() throws IOException {
    String source = source();
    for (String key : keys()) {
      assertThat(SentencePattern.of(key, ENGLISH.get(key)).literals())
          .as(key)
          .flatMap(literal -> List.of(literal.split("[.;:,] ")))
          .allMatch(clause -> occurs(clause, source));
    }
  }

  /**
   * Signs at its ends stand elsewhere; names of signals and states are put into words from
   * identifiers.
   */
  private static boolean occurs(String clause, String source) {
    String text = clause.replaceAll("^[^\\p{L}\\d]+|[^\\p{L}\\d]+$", "").replace("\"", "\\\"");
    String identifier = text.replace(' ', '_').replaceAll("[^a-z0-9_]", "");
    return source.contains(text)
        || source.contains("\"" + identifier + "\"")
        || source.contains(" record " + camel(text) + "(");
  }

  private static String camel(String text) {
    return Stream.of(text.split(" "))
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  /** All that the code says, with the parts of a text that is written over several lines joined. */
  private static String source() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String module : List.of("../core", "../service")) {
      try (Stream<Path> files = Files.walk(Path.of(module, "src", "main", "java"))) {
        for (Path file : files.filter(PhrasebookTest::isSpoken).toList()) {
          all.append(Files.readString(file));
        }
      }
    }
    return all.toString().replaceAll("\"\\s*\\+\\s*\"", "");
  }

  /** What the preview says is made up. */
  private static boolean isSpoken(Path file) {
    return file.toString().endsWith(".java") && !file.getParent().endsWith("preview");
  }

  /** What a hold says of its details stands in the code where it is made, here or in an adapter. */
  @Test
  void every_detail_of_a_hold_can_be_said() throws IOException {
    String patterns = String.join("\n", ENGLISH.values()).replace("''", "'");
    List<String> clauses =
        Pattern.compile("new Hold\\([^;]*;")
            .matcher(source())
            .results()
            .flatMap(hold -> literals(hold.group()))
            .toList();
    assertThat(clauses).hasSizeGreaterThan(30);
    assertThat(clauses).allMatch(patterns::contains);
  }

  /** The words in a piece of code, without what is filled in. */
  private static Stream<String> literals(String code) {
    return Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"")
        .matcher(code)
        .results()
        .flatMap(
            literal -> Stream.of(literal.group(1).replace("\\\"", "\"").split("%[.\\d]*[sdf]")))
        .map(clause -> clause.replaceAll("^[^\\p{L}\\d]+|[^\\p{L}\\d\"]+$", ""))
        .filter(clause -> clause.length() > 2);
  }

  // ----- what is said

  static Stream<String> told() {
    return Stream.concat(States.said().stream(), scenes().flatMap(PhrasebookTest::texts));
  }

  private static Stream<Sample> scenes() {
    return new Scenes(new ServiceRef("bos", "txn-service"), "OOM").all().stream();
  }

  private static Stream<String> texts(Sample sample) {
    return sample.said(By.CHAT).stream().map(n -> n.headline());
  }

  @ParameterizedTest
  @MethodSource("told")
  void what_people_are_told_has_no_english_left(String headline) {
    String clear =
        FOREIGN.stream()
            .reduce(headline, (text, own) -> text.replace(own, "x"))
            .replace(": no)", ": x)");
    assertThat(English.in(BOOK.say(clear))).as(BOOK.say(clear)).isEmpty();
  }

  @Test
  void the_runbooks_have_korean_titles() {
    for (Runbook runbook : Runbook.Shipped.values()) {
      assertThat(BOOK.say(runbook.line()))
          .matches("RB-\\d\\d .*[가-힣].*: ./pulih runbook RB-\\d\\d");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "txn-service: P1 error rate 15 %, over 5 % (error_rate_p1)"
            + "|txn-service: P1 에러율 15 %, 기준 5 % 초과 (error_rate_p1)",
        "txn-service needs people: stage 2 cannot help (NOT_SPLIT: HTTP route 0 of VirtualService"
            + " bos/txn is not a plain split (mirrors requests); a person has to decide on it.) (a"
            + " breaker is open)"
            + "|txn-service 담당자 조치 필요: 2단계로는 해결할 수 없습니다 (NOT_SPLIT: VirtualService bos/txn의 HTTP"
            + " 라우트 0: 단순 분배가 아닙니다 (mirrors requests). 사람이 결정해야 합니다.) (차단기 열림)",
        "bos: stage 1 held (DOWNSTREAM_FIRST: bos/pay, which it calls, is anomalous since"
            + " 2026-03-01T00:00:00Z)"
            + "|bos: 1단계 보류 (DOWNSTREAM_FIRST: bos/pay: 호출 대상이며, 2026-03-01T00:00:00Z부터 이상이 있습니다)",
        "bos: stage 1 held (AUTOSCALING: HorizontalPodAutoscaler txn scales Deployment bos/txn from 4"
            + " to 6 pods)"
            + "|bos: 1단계 보류 (AUTOSCALING: HorizontalPodAutoscaler txn: Deployment bos/txn의 파드 수를 4개에서"
            + " 6개로 조정 중입니다)",
        "bos needs people: INEFFECTIVE: bos/txn: 3 actions within 240 min did not help, limit 3"
            + "|bos 담당자 조치 필요: INEFFECTIVE: bos/txn: 240분 안에 한 조치 3건이 효과가 없었습니다(한도 3건)",
        "bos needs people: NEW_TEMPLATE: Deployment bos/txn has a new pod template since"
            + " 2026-03-01T00:00:00Z (spec.containers[app].image a:1 -> a:2); undo it: kubectl -n bos"
            + " rollout undo deployment/txn --to-revision=7"
            + "|bos 담당자 조치 필요: NEW_TEMPLATE: Deployment bos/txn: 2026-03-01T00:00:00Z부터 새 파드 템플릿이"
            + " 적용되어 있습니다(spec.containers[app].image a:1 -> a:2). 되돌리는 명령: kubectl -n bos rollout undo"
            + " deployment/txn --to-revision=7",
        "prod/txn-service: error_rate 0.150, bound 0.0500, since 2026-11-23T02:31:15Z. The cause is"
            + " likely database pg-1, which it depends on as a database of prod/txn-service"
            + " (db_connections 40 % -> 99 % since 2026-11-23T02:30:00Z): its connections run out."
            + "|prod/txn-service: error_rate 0.150, 기준 0.0500, 2026-11-23T02:31:15Z부터. 원인은"
            + " prod/txn-service의 데이터베이스인 의존 대상 database pg-1일 가능성이 큽니다 (db_connections 40 % ->"
            + " 99 %, 2026-11-23T02:30:00Z부터): 커넥션이 고갈됩니다.",
        "Slack refused: not_in_channel. Invite the app: /invite in #x, or give it the scope"
            + " chat:write.public."
            + "|슬랙이 거부했습니다: not_in_channel. #x 채널에서 /invite로 앱을 초대하거나 chat:write.public 스코프를"
            + " 주십시오.",
        "bos: stage 1 held (OWNED_BY_CONTROLLER: Deployment bos/txn belongs to Rollout txn)"
            + "|bos: 1단계 보류 (OWNED_BY_CONTROLLER: Deployment bos/txn: Rollout txn에서 관리합니다)",
        "subset v1 reads 15 % on 2 pods, subset v2 reads unknown (STALE) on 3 pods"
            + "|서브셋 v1 에러율 15 % (파드 2개), 서브셋 v2 에러율 알 수 없음 (STALE) (파드 3개)",
        "Nothing was done about x: it is approved already, by siti."
            + "|x에 아무 조치도 하지 않았습니다: siti 님이 이미 승인했습니다.",
        "nobody was not told: nobody had been called|전달되지 않음 (수신자 없음): 호출된 사람이 없습니다",
        "closed by amir: the heap is larger now|amir 님이 종료했습니다: the heap is larger now",
      })
  void a_sentence_in_a_sentence_is_said_too_and_foreign_words_stay(String text, String korean) {
    assertThat(BOOK.say(text)).isEqualTo(korean);
  }

  @Test
  void english_stays_as_it_is_recorded() {
    assertThat(new Phrasebook(Language.EN).say("a; b: stage 1 held (X: y)\n  and so on"))
        .isEqualTo("a; b: stage 1 held (X: y)\n  and so on");
  }

  /** Foreign text may be as long and as odd as it likes. */
  @ParameterizedTest
  @CsvSource({"': '", "'; '", "' ('", "'stage 1 held ('", "' says, '", "'{0} '", "\"' \"", "'P1 '"})
  void no_text_is_too_much_for_it(String odd) {
    String text = odd.repeat(2_000).strip();
    assertThat(BOOK.say(text)).isNotEmpty();
  }

  /** Only words that stand in a pattern are put into Korean: what is foreign passes unchanged. */
  @Test
  void braces_and_quotes_in_foreign_text_pass_unchanged() {
    assertThat(BOOK.say("closed by amir: {0} isn't '{1}'"))
        .isEqualTo("amir 님이 종료했습니다: {0} isn't '{1}'");
  }
}
