package dev.pulih.recover;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.signal.Routes;
import java.util.List;
import java.util.stream.Stream;

/**
 * The GitOps tools that keep a service's VirtualServices as they are in Git. Whether one undoes a
 * shift is in its own settings, which Pulih has no right to read: so nothing is held. A restart
 * needs no such note, for the annotation that makes it is not in Git, and what is not there is left
 * alone.
 */
final class GitOpsNotes {

  private GitOpsNotes() {}

  static List<Hold> of(Sight sight) {
    return sight.here().stream()
        .flatMap(here -> here.routes().stream())
        .flatMap(GitOpsNotes::about)
        .toList();
  }

  static Stream<Hold> about(Routes routes) {
    return routes.ownership().gitOps().stream().sorted().map(tool -> note(tool, routes));
  }

  private static Hold note(String tool, Routes routes) {
    return new Hold(
        Reason.GITOPS,
        tool + " keeps " + routes.virtualService() + " as it is in Git and may undo a shift");
  }
}
