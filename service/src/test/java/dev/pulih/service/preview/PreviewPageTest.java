package dev.pulih.service.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.preview.Sample.By;
import dev.pulih.service.slack.Language;
import dev.pulih.signal.ServiceRef;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PreviewPageTest {

  private static Document page(Scenes scenes, Language language) throws Exception {
    String html = PreviewPage.html(scenes.all(), language).replace("<!DOCTYPE html>", "");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }

  @ParameterizedTest
  @EnumSource
  void every_message_is_on_a_well_formed_page(Language language) throws Exception {
    List<Sample> samples = Scenes.usual().all();
    long said = samples.stream().mapToLong(sample -> sample.said(By.CHAT).size()).sum();
    assertThat(samples).allSatisfy(sample -> assertThat(sample.said(By.CHAT)).isNotEmpty());
    assertThat(page(Scenes.usual(), language).getElementsByTagName("h3").getLength())
        .isEqualTo((int) said);
  }

  @ParameterizedTest
  @EnumSource
  void untrusted_text_stays_text(Language language) throws Exception {
    String evil = "<script>alert(1)</script> & <!channel> <https://evil.example|x> \"quoted\"";
    Scenes scenes = new Scenes(new ServiceRef("bos", "<script>a&b</script>"), evil);
    Document page = page(scenes, language);
    assertThat(page.getElementsByTagName("script").getLength()).isZero();
    assertThat(page.getElementsByTagName("a").getLength()).isZero();
    assertThat(page.getDocumentElement().getTextContent())
        .contains("<script>a&b</script>", "<!channel>", "<https://evil.example|x>");
  }

  @Test
  void a_call_in_untrusted_text_calls_nobody() throws Exception {
    Document quiet = page(Scenes.usual(), Language.EN);
    Document evil = page(new Scenes(new ServiceRef("bos", "txn"), "<!channel>"), Language.EN);
    assertThat(calls(evil)).isEqualTo(calls(quiet)).isEqualTo(6);
  }

  private static int calls(Document page) {
    var spans = page.getElementsByTagName("span");
    int calls = 0;
    for (int i = 0; i < spans.getLength(); i++) {
      calls += "@channel".equals(spans.item(i).getTextContent()) ? 1 : 0;
    }
    return calls;
  }
}
