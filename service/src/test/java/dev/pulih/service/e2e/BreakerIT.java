package dev.pulih.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.Application;
import dev.pulih.service.Caller;
import dev.pulih.service.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A breaker on a running instance, from its reminder over a refused release to its verdict. */
class BreakerIT {
  /** Three times as long as each step takes at this pace. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final String ROUTES =
      "networking.istio.io/v1/namespaces/bos/virtualservices/txn-service";
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  @Test
  void people_are_reminded_told_why_a_release_is_refused_and_how_another_went() throws IOException {
    try (Rig rig = Rig.of(Trouble.BAD_VERSION.scenario(), folder);
        SimulatedSite site = new SimulatedSite(reminding(rig));
        Running running = Application.start(rig.configuration())) {
      told(site, "recovered; the breaker stays open");
      told(site, "Put the traffic back: ./pulih release");
      List<String> shifted = site.weights();
      rig.patch(ROUTES, weights(90));
      String id = release(running);
      told(site, "the breaker stays open (CONFLICT");
      told(site, "To keep what is there: ./pulih release " + id + " --as-is");
      rig.patch(ROUTES, weights(100));
      assertThat(site.weights()).isEqualTo(shifted);
      release(running);
      told(site, "the breaker is released; watched for");
      assertThat(site.weights()).isNotEqualTo(shifted);
      told(site, "the release of VirtualService bos/txn-service");
    }
  }

  /** The scaled hour is still four minutes. */
  private static Rig reminding(Rig rig) throws IOException {
    Path file = rig.configurationFile();
    String yaml = Files.readString(file);
    String often = yaml.replaceFirst("remindAfter: \\S+", "remindAfter: 20s");
    assertThat(often).isNotEqualTo(yaml);
    Files.writeString(file, often);
    return rig;
  }

  private static String weights(int first) {
    return """
        [{"op":"replace","path":"/spec/http/0/route/0/weight","value":%d},
         {"op":"replace","path":"/spec/http/0/route/1/weight","value":%d}]
        """
        .formatted(first, 100 - first);
  }

  private static String release(Running running) {
    Caller caller = new Caller(running);
    String id =
        JSON.readTree(caller.get("/api/incidents").body())
            .path("incidents")
            .valueStream()
            .filter(i -> i.path("breakerOpen").asBoolean())
            .findFirst()
            .orElseThrow()
            .path("id")
            .asString();
    assertThat(caller.post("/api/incidents/" + id + "/release", "").statusCode()).isEqualTo(200);
    return id;
  }

  private static void told(Site site, String part) {
    await()
        .atMost(PATIENCE)
        .until(() -> site.slack().messages().stream().anyMatch(m -> m.says(part)));
  }
}
