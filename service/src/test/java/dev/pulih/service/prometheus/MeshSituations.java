package dev.pulih.service.prometheus;

import java.util.List;
import java.util.Map;

/** What both reporters of Istio say about one request. */
final class MeshSituations {

  private MeshSituations() {}

  static List<Situation> all() {
    return List.of(both(), silent());
  }

  private static boolean istio(Situation.Asked asked) {
    return asked.preset().equals("istio") && asked.aboutRequests();
  }

  private static Situation both() {
    return Situation.of(
        "Both sidecars report",
        "`both-a` reports 9/s with 200 and 1/s with 503; its client reports the same 10/s as 6"
            + " with 200 and 4 with 503, and 0.5 s for each.",
        MeshSituations::istio,
        facts ->
            facts
                .pod("both", "both-a", Map.of("200", 9.0, "503", 1.0), Course::steady)
                .sent("both", "client", "200", Course.steady(6))
                .sent("both", "client", "503", Course.steady(4))
                .waited("both", "client", Course.steady(10), Course.steady(5_000)),
        claims ->
            claims
                .service("error_rate", "both", _ -> 0.1, "1 ÷ 10, not 5 ÷ 20")
                .service("request_rate", "both", _ -> 10, "the server's 10, not 20")
                .pod("pod_error_rate", "both-a", _ -> 0.1, "1 ÷ 10")
                .pod("pod_request_rate", "both-a", _ -> 10, "9 + 1")
                .nothingOfPod("pod_request_rate", "client", "a client's pod serves nobody")
                .pod("pod_latency", "both-a", _ -> 0.08, LatencySituations.MEAN)
                .nothingOfPod("pod_latency", "client", "a client's pod serves nobody")
                .pod("pod_p99_latency", "both-a", _ -> 0.35, LatencySituations.USUAL)
                .nothingOfPod("pod_p99_latency", "client", "a client's pod serves nobody")
                .pod("sample_age", "both-a", _ -> 0, "scraped now")
                .nothing("pod_capacity", "both", "its only pod fails 10 %")
                .service("p99_latency", "both", _ -> 0.35, LatencySituations.USUAL)
                .nothing("client_error_rate", "both", "the server speaks for itself")
                .service("client_request_rate", "both", _ -> 10, "6 + 4"));
  }

  private static Situation silent() {
    return Situation.of(
        "Only the clients report",
        "A client sends 10/s to `lost`, which reports nothing: 6 are answered 503 by the client's"
            + " own sidecar (no healthy upstream), 2 end without an answer (code 0), 2 are 404.",
        MeshSituations::istio,
        facts ->
            facts
                .sent("lost", "client", "503", Course.steady(6))
                .sent("lost", "client", "0", Course.steady(2))
                .sent("lost", "client", "404", Course.steady(2)),
        claims ->
            claims
                .service("client_error_rate", "lost", _ -> 0.8, "(6 + 2) ÷ 10")
                .service("client_request_rate", "lost", _ -> 10, "6 + 2 + 2")
                .nothing("error_rate", "lost", "the server says nothing")
                .nothing("request_rate", "lost", "the server says nothing")
                .nothing("p99_latency", "lost", "the server says nothing")
                .nothing("pod_capacity", "lost", "the server says nothing")
                .nothingOfPod("pod_error_rate", "client", "a client's pod serves nobody")
                .nothingOfPod("pod_request_rate", "client", "a client's pod serves nobody")
                .nothingOfPod("pod_latency", "client", "a client's pod serves nobody")
                .nothingOfPod("pod_p99_latency", "client", "a client's pod serves nobody")
                .nothingOfPod("sample_age", "client", "no target of that name"));
  }
}
