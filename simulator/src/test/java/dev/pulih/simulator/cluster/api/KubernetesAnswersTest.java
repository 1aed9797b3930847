package dev.pulih.simulator.cluster.api;

import static dev.pulih.simulator.cluster.api.Api.APPLY;
import static dev.pulih.simulator.cluster.api.Api.DEPLOYMENTS;
import static dev.pulih.simulator.cluster.api.Api.JSON_PATCH;
import static dev.pulih.simulator.cluster.api.Api.LEASES;
import static dev.pulih.simulator.cluster.api.Api.MERGE;
import static dev.pulih.simulator.cluster.api.Api.STRATEGIC;
import static dev.pulih.simulator.cluster.api.Api.TOLL_VS;
import static dev.pulih.simulator.cluster.api.Api.TXN;
import static dev.pulih.simulator.cluster.api.Api.VS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.simulator.cluster.api.Api.Answer;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a real API server with Istio's resource definitions answers, row by row. */
class KubernetesAnswersTest {

  private static final String WEIGHT = "/spec/http/0/route/0/weight";

  private final ServedCluster served = new ServedCluster();

  @AfterEach
  void close() {
    served.close();
  }

  /** One request: who sends what, and what must come back. */
  record Row(Function<ServedCluster, Answer> request, int code, String reason, String saying) {}

  static Stream<Arguments> rows() {
    return Stream.of(
        row(
            "a JSON Patch whose test holds is done",
            s -> s.admin().patch(TOLL_VS, JSON_PATCH, guarded(100, 40)),
            200,
            "",
            "\"generation\":2"),
        row(
            "a JSON Patch whose test fails is invalid",
            s -> s.admin().patch(TOLL_VS, JSON_PATCH, guarded(99, 40)),
            422,
            "Invalid",
            "the server rejected our request due to an error in our request"),
        row(
            "a merge patch puts its list in the place of the old one",
            s -> s.admin().patch(TOLL_VS, MERGE, "{\"spec\":{\"http\":[{\"name\":\"only\"}]}}"),
            200,
            "",
            "\"http\":[{\"name\":\"only\"}]"),
        row(
            "custom resources know no strategic merge patch",
            s -> s.admin().patch(TOLL_VS, STRATEGIC, "{\"spec\":{\"hosts\":[\"a\"]}}"),
            415,
            "UnsupportedMediaType",
            "application/merge-patch+json"),
        row(
            "a merge patch over an older state is a conflict",
            s -> s.admin().patch(TOLL_VS, MERGE, "{\"metadata\":{\"resourceVersion\":\"1\"}}"),
            409,
            "Conflict",
            "the object has been modified; please apply your changes to the latest version"),
        row(
            "a weight in quotes is of the wrong type",
            s -> s.admin().patch(TOLL_VS, JSON_PATCH, replace(WEIGHT, "\"40\"")),
            422,
            "Invalid",
            "spec.http[0].route[0].weight"),
        row(
            "half a weight is of the wrong type",
            s -> s.admin().patch(TOLL_VS, JSON_PATCH, replace(WEIGHT, "40.5")),
            422,
            "Invalid",
            "spec.http[0].route[0].weight"),
        row(
            "a negative weight passes",
            s -> s.admin().patch(TOLL_VS, JSON_PATCH, replace(WEIGHT, "-5")),
            200,
            "",
            "\"weight\":-5"),
        row(
            "weights may sum to 140",
            s -> s.admin().patch(TOLL_VS, JSON_PATCH, replace(WEIGHT, "140")),
            200,
            "",
            "\"weight\":140"),
        row(
            "strict validation finds unknown fields",
            s ->
                s.admin()
                    .patch(TOLL_VS + "?fieldValidation=Strict", MERGE, "{\"spec\":{\"wieght\":1}}"),
            422,
            "Invalid",
            "unknown field \\\"spec.wieght\\\""),
        row(
            "a patch of the status is accepted",
            s -> s.admin().patch(TOLL_VS + "/status", MERGE, "{\"status\":{\"seen\":true}}"),
            200,
            "",
            "\"seen\":true"),
        row(
            "what another manager owns cannot be applied differently",
            s -> {
              s.admin().patch(TOLL_VS + "?fieldManager=istioctl", JSON_PATCH, guarded(100, 40));
              return s.admin().patch(TOLL_VS + "?fieldManager=pulih", APPLY, applied());
            },
            409,
            "Conflict",
            "conflict with \\\"istioctl\\\" using networking.istio.io/v1: .spec.http"),
        row("no token, no answer", s -> s.stranger("").get(VS), 401, "Unauthorized", ""),
        row("nor with a wrong one", s -> s.stranger("x").get(VS), 401, "Unauthorized", ""),
        row(
            "a role that may patch patches",
            s -> s.restricted().patch(TOLL_VS, JSON_PATCH, guarded(100, 40)),
            200,
            "",
            "\"weight\":40"),
        row(
            "a role that may not delete is told who, what and where",
            s -> s.restricted().delete(TOLL_VS),
            403,
            "Forbidden",
            "User \\\"pulih\\\" cannot delete resource \\\"virtualservices\\\" in API group"
                + " \\\"networking.istio.io\\\" in the namespace \\\"bos\\\""),
        row(
            "a role ends at its namespace",
            s -> s.restricted().get(DEPLOYMENTS.replace("bos", "elsewhere")),
            403,
            "Forbidden",
            "cannot list resource \\\"deployments\\\" in API group \\\"apps\\\" in the namespace"
                + " \\\"elsewhere\\\""),
        row(
            "the older version serves the same object",
            s -> s.admin().get(TOLL_VS.replace("/v1/", "/v1beta1/")),
            200,
            "",
            "\"apiVersion\":\"networking.istio.io/v1beta1\""),
        row("a lease is created", KubernetesAnswersTest::lease, 201, "", "\"holderIdentity\""),
        row(
            "a lease is created once",
            s -> {
              lease(s);
              return lease(s);
            },
            409,
            "AlreadyExists",
            "leases.coordination.k8s.io \\\"leader\\\" already exists"),
        row(
            "a lease that somebody else renewed is not taken over",
            s -> {
              String read = lease(s).body();
              s.admin().put(LEASES + "/leader", read.replace("\"a\"", "\"b\""));
              return s.admin().put(LEASES + "/leader", read.replace("\"a\"", "\"c\""));
            },
            409,
            "Conflict",
            "the object has been modified"),
        row(
            "a lease is deleted",
            s -> {
              lease(s);
              return s.admin().delete(LEASES + "/leader");
            },
            200,
            "",
            "Success"),
        row(
            "a restart needs no more than the right to patch",
            s -> s.restricted().patch(TXN, STRATEGIC, restart("2026-03-01T06:05:00Z")),
            200,
            "",
            "\"generation\":2"),
        row(
            "an object that is not there is named",
            s -> s.admin().get(DEPLOYMENTS + "/toll"),
            404,
            "NotFound",
            "deployments.apps \\\"toll\\\" not found"),
        row(
            "a resource that is not served is not found",
            s -> s.admin().get("/apis/apps/v1/namespaces/bos/machines"),
            404,
            "NotFound",
            "the server could not find the requested resource"),
        row(
            "a selector cannot change",
            s ->
                s.admin()
                    .patch(
                        TXN,
                        MERGE,
                        "{\"spec\":{\"selector\":{\"matchLabels\":{\"version\":null}}}}"),
            422,
            "Invalid",
            "spec.selector: Invalid value: field is immutable"));
  }

  private static Arguments row(
      String sentence,
      Function<ServedCluster, Answer> request,
      int code,
      String reason,
      String saying) {
    return Arguments.of(Named.of(sentence, new Row(request, code, reason, saying)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void answers(Row row) {
    Answer answer = row.request().apply(served);
    assertThat(answer.code()).as(answer.body()).isEqualTo(row.code());
    assertThat(answer.body()).contains(row.saying());
    if (row.code() >= 400) {
      assertThat(answer.reason()).isEqualTo(row.reason());
      assertThat(answer.json().path("code").asInt()).isEqualTo(row.code());
      assertThat(Json.text(answer.json(), "kind")).isEqualTo("Status");
    }
  }

  @Test
  void a_rehearsal_shows_the_change_and_makes_none() {
    String before = served.admin().get(TOLL_VS).body();
    Answer rehearsed = served.admin().patch(TOLL_VS + "?dryRun=All", JSON_PATCH, guarded(100, 40));
    assertThat(rehearsed.body()).contains("\"weight\":40");
    assertThat(served.admin().get(TOLL_VS).body()).isEqualTo(before);
  }

  @Test
  void a_status_patch_leaves_the_specification_and_its_generation_alone() {
    Answer before = served.admin().get(TOLL_VS);
    served
        .admin()
        .patch(TOLL_VS + "/status", MERGE, "{\"spec\":{\"hosts\":[]},\"status\":{\"seen\":1}}");
    Answer after = served.admin().get(TOLL_VS);
    assertThat(after.json().path("spec")).isEqualTo(before.json().path("spec"));
    assertThat(Meta.generation(after.json())).isEqualTo(1);
  }

  @Test
  void both_versions_have_the_same_content() {
    Answer one = served.admin().get(TOLL_VS);
    Answer other = served.admin().get(TOLL_VS.replace("/v1/", "/v1beta1/"));
    assertThat(other.json().path("spec")).isEqualTo(one.json().path("spec"));
    assertThat(Meta.uid(other.json())).isEqualTo(Meta.uid(one.json()));
  }

  @Test
  void unknown_fields_are_dropped_where_nobody_is_strict() {
    Answer answer = served.admin().patch(TOLL_VS, MERGE, "{\"spec\":{\"wieght\":1}}");
    assertThat(answer.code()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("wieght");
  }

  @Test
  void an_applier_takes_over_by_force_and_then_owns() {
    served.admin().patch(TOLL_VS + "?fieldManager=istioctl", JSON_PATCH, guarded(100, 40));
    Answer forced =
        served.admin().patch(TOLL_VS + "?fieldManager=pulih&force=true", APPLY, applied());
    assertThat(forced.code()).isEqualTo(200);
    assertThat(forced.body()).contains("\"weight\":1");
    Answer again = served.admin().patch(TOLL_VS + "?fieldManager=pulih", APPLY, applied());
    assertThat(Meta.resourceVersion(again.json())).isEqualTo(Meta.resourceVersion(forced.json()));
  }

  @Test
  void a_strategic_merge_finds_containers_by_name() {
    String patch =
        "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"txn-service\","
            + "\"image\":\"registry.example/txn-service:v1.1\"},{\"name\":\"proxy\","
            + "\"image\":\"registry.example/proxy:1\"}]}}}}";
    served.admin().patch(TXN, STRATEGIC, patch);
    var containers =
        served
            .cluster
            .store()
            .require(ResourceTypes.DEPLOYMENTS.key("bos", "txn-service-v1"))
            .at("/spec/template/spec/containers");
    assertThat(containers.size()).isEqualTo(2);
    assertThat(containers.path(0).at("/resources/limits/memory")).hasToString("\"512Mi\"");
    assertThat(containers.path(0).path("image").asString()).endsWith("v1.1");
  }

  private static Answer lease(ServedCluster served) {
    return served
        .admin()
        .post(
            LEASES,
            "{\"apiVersion\":\"coordination.k8s.io/v1\",\"kind\":\"Lease\","
                + "\"metadata\":{\"name\":\"leader\"},\"spec\":{\"holderIdentity\":\"a\","
                + "\"leaseDurationSeconds\":15}}");
  }

  private static String guarded(int expected, int weight) {
    return "[{\"op\":\"test\",\"path\":\"%s\",\"value\":%d},{\"op\":\"replace\",\"path\":\"%s\",\"value\":%d}]"
        .formatted(WEIGHT, expected, WEIGHT, weight);
  }

  private static String replace(String path, String value) {
    return "[{\"op\":\"replace\",\"path\":\"%s\",\"value\":%s}]".formatted(path, value);
  }

  private static String restart(String at) {
    return "{\"spec\":{\"template\":{\"metadata\":{\"annotations\":"
        + "{\"kubectl.kubernetes.io/restartedAt\":\"%s\"}}}}}".formatted(at);
  }

  private static String applied() {
    return """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata:
          name: txn-service
        spec:
          http:
          - route:
            - destination:
                host: txn-service
                subset: v2
              weight: 1
        """;
  }
}
