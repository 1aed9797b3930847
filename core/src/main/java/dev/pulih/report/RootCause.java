package dev.pulih.report;

import dev.pulih.analyse.Opinion;
import dev.pulih.analyse.Verdict;
import dev.pulih.policy.Stage;
import dev.pulih.recover.Evidence;
import dev.pulih.signal.Termination;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the evidence names, and what is only an opinion. */
final class RootCause {

  private RootCause() {}

  /** Paragraphs in Markdown. */
  static List<String> paragraphs(CaseFile file) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(sentence(file));
    file.culprit().ifPresent(pod -> paragraphs.addAll(of(pod, file)));
    hint(file).ifPresent(paragraphs::add);
    file.storm()
        .map(id -> "It became part of a shared cause: see the draft of incident " + id + ".")
        .ifPresent(paragraphs::add);
    file.facts().notes().opinion().ifPresent(o -> paragraphs.add(opinion(o, file)));
    return paragraphs;
  }

  private static String sentence(CaseFile file) {
    return file.facts()
        .notes()
        .cause()
        .map(TerminationCause::of)
        .map(cause -> Quoted.line(file.masking().mask(cause.sentence())))
        .orElseGet(() -> notNamed(file));
  }

  private static String notNamed(CaseFile file) {
    if (file.facts().incident().isStorm()) {
      return "The cause is shared, since the services failed together; the record does not name it.";
    }
    return file.evidence().isEmpty() ? TerminationCause.NO_EVIDENCE : TerminationCause.UNKNOWN;
  }

  private static List<String> of(Evidence.OfPod pod, CaseFile file) {
    List<String> paragraphs = new ArrayList<>();
    pod.lastTermination().ifPresent(end -> paragraphs.add(end(pod, end, file)));
    if (!pod.previousLog().isBlank()) {
      paragraphs.add("The last lines of that container's log:");
      paragraphs.add(Quoted.block(file.masking().mask(pod.previousLog())));
    }
    return paragraphs;
  }

  private static String end(Evidence.OfPod pod, Termination end, CaseFile file) {
    String limit =
        Optional.ofNullable(pod.limits().get("memory"))
            .map(memory -> "; its memory limit was " + memory)
            .orElse("");
    String text =
        "Pod %s: a container ended at %s with exit code %d%s."
            .formatted(pod.pod(), Stamps.at(end.finishedAt()), end.exitCode(), limit);
    return Quoted.line(file.masking().mask(text));
  }

  /** That a shift helped says where to look, not what it was. */
  private static Optional<String> hint(CaseFile file) {
    return file.rescue()
        .filter(a -> a.stage() == Stage.SHIFT)
        .flatMap(_ -> file.target())
        .map(
            subset ->
                "That it ended when all traffic went to subset "
                    + Quoted.line(subset)
                    + " says where to look: at what the other subsets run. It is no evidence.");
  }

  private static String opinion(Opinion opinion, CaseFile file) {
    Verdict verdict = opinion.verdict();
    String text =
        "Opinion of %s, not verified, %d %% sure: %s"
            .formatted(opinion.source(), verdict.confidence(), verdict.rootCause());
    return Quoted.line(file.masking().mask(text));
  }
}
