package dev.pulih.report;

import dev.pulih.analyse.Masking;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.report.ProseWriter.Commission;
import java.util.List;
import java.util.Optional;

/**
 * Writes drafts: in a writer's prose where it passes the check, else from the template.
 *
 * @param writer writes the prose
 * @param shelf where drafts are put
 * @param masking what is taken out of every text before it is sent, stored or put there
 */
public record Drafting(ProseWriter writer, DraftShelf shelf, Masking masking) {

  /** From the template alone, and put nowhere. */
  public static Drafting template() {
    return new Drafting(ProseWriter.nobody(), DraftShelf.none(), Masking.defaults());
  }

  /**
   * Writes a draft and puts it on the shelf.
   *
   * @param id the same at each try of one draft
   */
  public String draft(String id, Begun state, List<Recorded> events) {
    CaseFile file = CaseFile.of(state, events, masking);
    CaseRecord known = CaseRecord.of(file);
    String markdown = masking.mask(markdown(file, known, asked(id, file, known)));
    shelf.put(state.id(), markdown);
    return markdown;
  }

  private Optional<String> asked(String id, CaseFile file, CaseRecord known) {
    return writer.write(new Commission(id, file.state().id(), file.severity(), known.json()));
  }

  private static String markdown(CaseFile file, CaseRecord known, Optional<String> answer) {
    return answer
        .map(text -> checked(file, known, text))
        .orElseGet(() -> Postmortem.template(file, "nobody wrote prose for it"));
  }

  private static String checked(CaseFile file, CaseRecord known, String answer) {
    return switch (Prose.read(answer)) {
      case Prose.Broken(String why) -> Postmortem.template(file, refused(why));
      case Prose.Whole(Prose prose) -> checked(file, new ProseCheck(known), prose);
    };
  }

  private static String checked(CaseFile file, ProseCheck check, Prose prose) {
    return check
        .refusal(prose)
        .map(why -> Postmortem.template(file, refused(why)))
        .orElseGet(() -> Postmortem.written(file, check.filled(prose)));
  }

  private static String refused(String why) {
    return "the prose that Claude wrote was refused: " + why;
  }
}
