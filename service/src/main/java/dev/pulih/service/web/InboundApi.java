package dev.pulih.service.web;

import dev.pulih.notify.InboundLog;
import dev.pulih.service.access.Role;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What reached Pulih over its channels, and what came of it. */
@RestController
@RequestMapping("/api/inbound")
final class InboundApi {

  private static final int MOST = 1_000;

  private final InboundLog log;

  InboundApi(InboundLog log) {
    this.log = log;
  }

  /**
   * Many entries.
   *
   * @param entries the newest first
   */
  record Listed(List<InboundLog.Entry> entries) {}

  @GetMapping
  @Needs(Role.VIEW)
  Listed latest(@RequestParam(defaultValue = "100") int limit) {
    if (limit < 1 || limit > MOST) {
      throw Refused.badRequest("The limit is from 1 to 1000; got " + limit + ".", "Ask again.");
    }
    return new Listed(log.latest(limit));
  }
}
