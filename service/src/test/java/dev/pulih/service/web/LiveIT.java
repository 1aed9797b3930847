package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.Guest;
import dev.pulih.service.access.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What open pages are told on a real socket, where nothing happens at all. */
class LiveIT {

  /** Else what happened between page and stream is missed, and a tick that does not come. */
  @Test
  @Timeout(120)
  void who_begins_to_listen_is_told_to_look_at_once_and_again_later() throws Exception {
    try (Hosted hosted = Hosted.start(List.of())) {
      Guest siti = new Guest(hosted.url());
      siti.logIn("siti", Hosted.token(Role.VIEW));
      HttpRequest live = HttpRequest.newBuilder(hosted.url().resolve("/live")).build();
      HttpResponse<Stream<String>> answer = siti.http().send(live, BodyHandlers.ofLines());
      try (Stream<String> lines = answer.body()) {
        Iterator<String> events = lines.filter(line -> !line.isEmpty()).limit(4).iterator();
        assertThat(events)
            .toIterable()
            .containsExactly("event:news", "data:0", "event:news", "data:0");
      }
    }
  }
}
