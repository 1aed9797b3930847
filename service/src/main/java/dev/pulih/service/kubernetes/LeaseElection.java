package dev.pulih.service.kubernetes;

import dev.pulih.flow.Election;
import dev.pulih.flow.Epochs;
import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.RequestFailed;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * An election by a Lease object: whoever finds it free, or unchanged for the length of its lease,
 * writes its own name there, and then begins the next term in the records. Each candidate measures
 * how long the object stays unchanged by its own monotonic clock, so that no machine's date counts.
 */
public final class LeaseElection implements Election {

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final LeaseRequests requests;
  private final Candidate candidate;
  private final Epochs epochs;
  private final LongSupplier nanos;

  /** Its name may be in the object: it was written there, answered or not. */
  private boolean written;

  private OptionalLong term = OptionalLong.empty();
  private Optional<Sighting> sighting = Optional.empty();

  /**
   * Who stands for election.
   *
   * @param name of this process alone
   * @param lease how long a vote holds; the object says it in whole seconds, so it is rounded up
   */
  public record Candidate(String name, Duration lease) {
    long seconds() {
      return lease.plusMillis(999).toSeconds();
    }
  }

  /** Since when a version of the object is known. */
  private record Sighting(String version, long since) {}

  /**
   * A candidate.
   *
   * @param epochs where the terms are numbered
   * @param nanos a clock that only goes forward
   */
  public LeaseElection(
      Cluster cluster, LeasePlace place, Candidate candidate, Epochs epochs, LongSupplier nanos) {
    this.requests = new LeaseRequests(cluster, place);
    this.candidate = candidate;
    this.epochs = epochs;
    this.nanos = nanos;
  }

  /**
   * A new term is begun only if nobody has begun one since before the object was looked at: one who
   * was frozen after winning must not shut out whoever followed.
   */
  @Override
  public synchronized Vote ask() {
    if (term.isPresent()) {
      return keep();
    }
    long seen = epochs.latest();
    Optional<Lease> found = requests.read();
    return stand(found)
        ? begin(epochs.raise(seen, candidate.name()))
        : new Vote.Lost(holder(found));
  }

  private Vote begin(OptionalLong begun) {
    term = begun;
    return begun.isPresent() ? new Vote.Won(begun.getAsLong()) : new Vote.Lost("");
  }

  /** Who was frozen between reading and writing may find another's name there. */
  private Vote keep() {
    try {
      return keep(requests.read());
    } catch (RequestFailed e) {
      if (e.isDisputed()) {
        return keep(requests.read());
      }
      throw e;
    }
  }

  private Vote keep(Optional<Lease> found) {
    Optional<Lease> own = found.filter(this::isOwn);
    own.ifPresent(lease -> write(lease, transitions(lease)));
    Vote vote = own.isPresent() ? new Vote.Won(term.orElseThrow()) : new Vote.Lost(holder(found));
    term = own.isPresent() ? term : OptionalLong.empty();
    return vote;
  }

  /** Whether the object is one's own now; one who is faster may have it. */
  private boolean stand(Optional<Lease> found) {
    try {
      return found.map(this::take).orElseGet(this::create);
    } catch (RequestFailed e) {
      if (e.isDisputed()) {
        return false;
      }
      throw e;
    }
  }

  private boolean create() {
    written = true;
    Lease _ = requests.create(spec(0));
    return true;
  }

  private boolean take(Lease lease) {
    if (isOwn(lease)) {
      write(lease, transitions(lease));
      return true;
    }
    boolean free = holder(lease).isEmpty() || lapsed(lease);
    if (free) {
      write(lease, transitions(lease) + 1);
    }
    return free;
  }

  private void write(Lease lease, int transitions) {
    written = true;
    Lease _ = requests.write(lease, spec(transitions));
  }

  /** Also what its holder believes is long over by then: it counts from before it wrote. */
  private boolean lapsed(Lease lease) {
    long now = nanos.getAsLong();
    String version = lease.getMetadata().getResourceVersion();
    Sighting seen =
        sighting
            .filter(known -> known.version().equals(version))
            .orElseGet(() -> new Sighting(version, now));
    sighting = Optional.of(seen);
    return now - seen.since() >= Duration.ofSeconds(length(lease)).toNanos();
  }

  private long length(Lease lease) {
    Integer theirs = spec(lease).getLeaseDurationSeconds();
    return Math.max(candidate.seconds(), theirs == null ? 0 : theirs);
  }

  /** Also by a write whose answer was lost: nobody need wait for the end of one's own lease. */
  private boolean isOwn(Lease lease) {
    return written && holder(lease).equals(candidate.name());
  }

  private static String holder(Optional<Lease> lease) {
    return lease.map(LeaseElection::holder).orElse("");
  }

  private static String holder(Lease lease) {
    return Objects.requireNonNullElse(spec(lease).getHolderIdentity(), "");
  }

  private static int transitions(Lease lease) {
    return Objects.requireNonNullElse(spec(lease).getLeaseTransitions(), 0);
  }

  private static LeaseSpec spec(Lease lease) {
    return Objects.requireNonNullElseGet(lease.getSpec(), LeaseSpec::new);
  }

  /** The times are for people who look at the object. */
  private Map<String, Object> spec(int transitions) {
    return Map.of(
        "holderIdentity", candidate.name(),
        "leaseDurationSeconds", candidate.seconds(),
        "leaseTransitions", transitions,
        "renewTime", MICROS.format(Instant.now()));
  }

  @Override
  public synchronized void resign() {
    term = OptionalLong.empty();
    if (written) {
      requests.read().filter(this::isOwn).ifPresent(requests::free);
      written = false;
    }
  }
}
