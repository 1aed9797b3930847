package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.slack.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** How much is sent at the first look at 200 services, of which 50 have an incident. */
class PageWeightTest {

  @Test
  void page_and_files_together_stay_under_200_kilobytes() {
    Overview overview = new Crowd().overview();
    Assets assets = new Assets();
    Frame frame = Frames.of(Language.EN);
    Templates templates = new Templates();
    String page = templates.render("overview", Map.of("frame", frame, "overview", overview));
    int sent = compressed(page.getBytes(StandardCharsets.UTF_8));
    int files = assets.all().stream().mapToInt(asset -> compressed(asset.bytes())).sum();
    System.out.printf(
        "overview of 200 services: %,d bytes, %,d compressed; files %,d compressed%n",
        page.length(), sent, files);
    assertThat(overview.tally()).containsEntry(ServiceState.ANOMALOUS, 50);
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
