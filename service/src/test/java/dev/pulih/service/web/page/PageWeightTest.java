package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Policy;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.Samples;
import dev.pulih.service.access.Role;
import dev.pulih.service.slack.Language;
import dev.pulih.signal.ServiceRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** How much is sent at the first look at 200 services, of which 50 have an incident. */
class PageWeightTest {

  private static final List<ServiceRef> SERVICES =
      IntStream.range(0, 200).mapToObj(i -> new ServiceRef("bos", "service-" + i)).toList();

  /**
   * Each of the 200 is noisy in its own way, so that the curves do not compress better than real
   * ones.
   */
  private static Lookout crowd() {
    Lookout lookout = new Lookout(SERVICES);
    Random noise = new Random(7);
    SERVICES.forEach(s -> lookout.reads(s, noise.nextDouble() / 100, noise.nextDouble()));
    SERVICES.subList(0, 50).forEach(service -> open(lookout, service));
    return lookout.ticked(value -> value * noise.nextDouble());
  }

  private static void open(Lookout lookout, ServiceRef service) {
    Incident incident = Incident.open(service, Samples.at(0), Policy.defaults());
    var _ = lookout.book.begin(incident, new Opened(incident, Samples.p1()));
  }

  @Test
  void page_and_files_together_stay_under_200_kilobytes() {
    Lookout crowd = crowd();
    Assets assets = new Assets();
    Frame frame =
        new Frame(
            Words.of(Language.EN),
            assets,
            Optional.of(new Frame.Reader("siti", Role.ADMIN)),
            new Frame.Forgery("_csrf", "x"));
    Templates templates = new Templates();
    String page =
        templates.render("overview", Map.of("frame", frame, "overview", crowd.overview()));
    int sent = compressed(page.getBytes(StandardCharsets.UTF_8));
    int files = assets.all().stream().mapToInt(asset -> compressed(asset.bytes())).sum();
    System.out.printf(
        "overview of 200 services: %,d bytes, %,d compressed; files %,d compressed%n",
        page.length(), sent, files);
    assertThat(crowd.overview().tally()).containsEntry(ServiceState.ANOMALOUS, 50);
    assertThat(sent + files).isLessThan(200_000);
  }

  private static int compressed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.size();
  }
}
