package dev.pulih.service.cluster;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Unanswered;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A request that the API server refused or did not answer; its message is for people. */
public final class RequestFailed extends Unanswered {

  private static final long serialVersionUID = 1L;

  private final int code;

  RequestFailed(KubernetesClientException cause, Sentence sentence, Duration retryAfter) {
    super(sentence.of(cause), cause, retryAfter);
    this.code = cause.getCode();
  }

  /** There is no such object. */
  public boolean isAbsent() {
    return code == 404;
  }

  /** It does not exist or may not be read: asking again brings nothing. */
  public boolean isUnavailable() {
    return code == 403 || isAbsent();
  }

  /**
   * What a list is known to hold that could not be had: nothing where its kind is not installed;
   * empty where it may not be read, since there may be some.
   *
   * @throws RequestFailed this one, if asking again may bring something
   */
  public <T> Optional<List<T>> unlisted() {
    if (!isUnavailable()) {
      throw this;
    }
    return isAbsent() ? Optional.of(List.of()) : Optional.empty();
  }

  /** The object is not as the request assumes, or the request is wrong in itself. */
  public boolean isDisputed() {
    return code == 409 || code == 422;
  }

  /** What it means for the change that was asked for. */
  public Answer answer() {
    return switch (code) {
      case 409 -> new Answer.Conflicted(getMessage());
      case 408, 429 -> unclear();
      default -> code >= 400 && code < 500 ? refused() : unclear();
    };
  }

  private Answer unclear() {
    return new Answer.Unclear(getMessage(), retryAfter());
  }

  private Answer refused() {
    return new Answer.Refused(new Hold(Reason.REFUSED_BY_CLUSTER, getMessage()));
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
