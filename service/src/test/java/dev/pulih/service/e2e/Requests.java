package dev.pulih.service.e2e;

import dev.pulih.simulator.cluster.api.AuditEntry;
import dev.pulih.simulator.cluster.api.AuditTrail;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a cluster was asked for, as its API server recorded it.
 *
 * @param reads how many requests could change nothing
 * @param writes the others, tried out or not, refused or not
 */
record Requests(long reads, List<Write> writes) {

  private static final Pattern VERSION = Pattern.compile("(resourceVersion\"[^}]*?\")\\d+\"");

  /**
   * A request that could change something.
   *
   * @param what verb, resource and name
   * @param triedOut whether the server was asked to check it only
   * @param code what the server answered
   * @param body what was sent, without times, ids and versions
   */
  record Write(String what, boolean triedOut, int code, String body) {

    static Write of(AuditEntry entry) {
      var action = entry.action();
      String body = VERSION.matcher(Form.plain(entry.sent().body())).replaceAll("$1VERSION\"");
      return new Write(
          action.verb() + " " + action.resource() + "/" + action.name(),
          entry.sent().dryRun(),
          entry.code(),
          body);
    }

    boolean carriedOut() {
      return code == 200 && !triedOut;
    }
  }

  static Requests of(AuditTrail audit) {
    List<AuditEntry> writes = audit.entries(entry -> entry.action().writes());
    return new Requests(
        audit.entries().size() - writes.size(), writes.stream().map(Write::of).toList());
  }

  /** The writes that changed something. */
  List<Write> changes() {
    return writes.stream().filter(Write::carriedOut).toList();
  }
}
