package dev.pulih.recover;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Workload;
import dev.pulih.signal.Workload.Ownership;
import java.util.List;
import java.util.stream.Stream;

/**
 * The GitOps tools that keep what an action changes as it is in Git. Whether one undoes a shift is
 * in its own settings, which Pulih has no right to read: so nothing is held. A restart stays, for
 * the annotation that makes it is not in Git, and what is not there is left alone.
 */
final class GitOpsNotes {

  private GitOpsNotes() {}

  /** Of a shift of a service's traffic. */
  static List<Hold> of(Sight sight) {
    return sight.here().stream()
        .flatMap(here -> here.routes().stream())
        .flatMap(GitOpsNotes::about)
        .toList();
  }

  /** Of a shift by these routes. */
  static Stream<Hold> about(Routes routes) {
    return notes(
        routes.ownership(), routes.virtualService(), " as it is in Git and may undo a shift");
  }

  /** Of a restart. */
  static Stream<Hold> about(Workload workload) {
    return notes(
        workload.ownership(), workload.ref().toString(), " as it is in Git; a restart stays");
  }

  private static Stream<Hold> notes(Ownership ownership, String object, String then) {
    return ownership.gitOps().stream()
        .sorted()
        .map(tool -> new Hold(Reason.GITOPS, tool + " keeps " + object + then));
  }
}
