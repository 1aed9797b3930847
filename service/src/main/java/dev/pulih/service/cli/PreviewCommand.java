package dev.pulih.service.cli;

import dev.pulih.notify.Notification;
import dev.pulih.service.email.LetterText;
import dev.pulih.service.pagerduty.EventText;
import dev.pulih.service.preview.PreviewPage;
import dev.pulih.service.preview.Sample;
import dev.pulih.service.preview.Sample.By;
import dev.pulih.service.preview.Scenes;
import dev.pulih.service.slack.Language;
import dev.pulih.service.webhook.WebhookText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows every message that Pulih can send; needs no network and no configuration. */
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description = "Writes what every message looks like: Slack as HTML, the others as text.")
final class PreviewCommand implements Callable<Integer> {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the files go (default ./pulih-preview).")
  private Path out = Path.of("pulih-preview");

  @Override
  public Integer call() throws IOException {
    List<Sample> samples = Scenes.usual().all();
    Files.createDirectories(out);
    for (Language language : Language.values()) {
      String name = "slack-" + language.name().toLowerCase(Locale.ROOT) + ".html";
      write(name, PreviewPage.html(samples, language));
    }
    write("pagerduty.txt", texts(samples, By.PAGER, n -> EventText.of(n, Scenes.BEGAN)));
    write("email.txt", texts(samples, By.CHAT, n -> Optional.of(LetterText.of(n))));
    write("webhook.txt", texts(samples, By.CHAT, n -> Optional.of(webhook(n))));
    return 0;
  }

  private void write(String name, String text) throws IOException {
    System.out.println(Files.writeString(out.resolve(name), text));
  }

  private static String webhook(Notification notification) {
    return WebhookText.of(notification, Scenes.BEGAN);
  }

  private static String texts(
      List<Sample> samples, By by, Function<Notification, Optional<String>> body) {
    return samples.stream()
        .flatMap(sample -> sample.said(by).stream().map(n -> text(sample.name(), body.apply(n))))
        .collect(Collectors.joining());
  }

  private static String text(String name, Optional<String> body) {
    return body.map(text -> "# " + name + "\n" + text + "\n\n").orElse("");
  }
}
