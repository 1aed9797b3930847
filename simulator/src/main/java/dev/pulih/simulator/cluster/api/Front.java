package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.ApiFailure;
import dev.pulih.simulator.cluster.store.Failures;
import java.time.InstantSource;
import java.util.Optional;

/** Decides who asks and whether they may, and has the work done. */
final class Front {

  private final Access access;
  private final Verbs verbs;
  private final InstantSource clock;

  Front(Access access, Verbs verbs, InstantSource clock) {
    this.access = access;
    this.verbs = verbs;
    this.clock = clock;
  }

  /**
   * Lets a request in.
   *
   * @throws ApiFailure 401 or 403 if it may not be made
   */
  User admit(ApiRequest request, Optional<Target> target) {
    User user = access.authenticate(request.sender().token());
    target.ifPresent(found -> access.authorize(user, request.action(target)));
    return user;
  }

  /** The answer to anything but a watch; every failure is an answer too. */
  Reply answer(ApiRequest request, Optional<Target> target) {
    try {
      User user = admit(request, target);
      return target
          .map(found -> verbs.answer(found, request, clock.instant()))
          .orElseGet(() -> elsewhere(request, user));
    } catch (ApiFailure failure) {
      return Reply.failure(failure);
    } catch (RuntimeException bug) {
      String message = "Internal error occurred: " + bug;
      return Reply.failure(Failures.plain(500, "InternalError", message));
    }
  }

  private static Reply elsewhere(ApiRequest request, User user) {
    boolean review = request.path().startsWith(Reviews.PREFIX) && request.method().equals("POST");
    return review
        ? Reply.json(201, Reviews.answer(request.path(), user, Wire.object(request)))
        : Discovery.answer(request.path());
  }
}
