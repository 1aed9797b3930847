package dev.pulih.simulator.cluster.store;

import dev.pulih.simulator.cluster.store.WatchEvent.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Kubernetes objects in memory, with the promises that an API server keeps: unique ids, one rising
 * resourceVersion for the whole store, a generation that counts changes of the specification,
 * conflicts for writers that have not read the newest state, and watches. Safe for any number of
 * threads.
 */
public final class ObjectStore {

  private static final int REMEMBERED_CHANGES = 10_000;
  private static final NavigableMap<ObjectKey, ObjectNode> NONE = new TreeMap<>();

  private final RandomGenerator random;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<ResourceType, NavigableMap<ObjectKey, ObjectNode>> objects = new HashMap<>();

  /** The same objects by type and uid of their controlling owner, where they have one. */
  private final Map<Owned, NavigableMap<ObjectKey, ObjectNode>> byOwner = new HashMap<>();

  private final History history = new History(REMEMBERED_CHANGES);
  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private final AtomicLong revision = new AtomicLong();

  private record Owned(ResourceType type, String owner) {}

  /** An empty store whose unique ids come from the given generator. */
  public ObjectStore(RandomGenerator random) {
    this.random = random;
  }

  /** The newest resourceVersion; equal numbers mean that nothing changed in between. */
  public long revision() {
    return revision.get();
  }

  /** Runs a read and the writes that depend on it without other writers in between. */
  public <T> T atomically(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** The object, if it exists. */
  public Optional<ObjectNode> get(ObjectKey key) {
    return atomically(() -> Optional.ofNullable(shelf(key.type()).get(key)));
  }

  /**
   * The object.
   *
   * @throws ApiFailure 404 if there is none
   */
  public ObjectNode require(ObjectKey key) {
    return get(key).orElseThrow(() -> Failures.notFound(key));
  }

  /** All objects of a type in a namespace (empty: in all), ordered by namespace and name. */
  public List<ObjectNode> list(ResourceType type, String namespace) {
    return atomically(() -> shelf(type).values().stream().filter(in(namespace)).toList());
  }

  /** All objects of a type that an owner of this uid controls, in the same order. */
  public List<ObjectNode> ownedBy(String uid, ResourceType type) {
    return atomically(() -> List.copyOf(byOwner.getOrDefault(new Owned(type, uid), NONE).values()));
  }

  /**
   * Stores a new object and returns it as stored.
   *
   * @throws ApiFailure 409 if the name is taken
   */
  public ObjectNode create(ResourceType type, ObjectNode object, Instant now) {
    ObjectKey key = ObjectKey.of(type, object);
    return atomically(
        () -> {
          get(key).ifPresent(present -> taken(key));
          return put(Change.ADDED, key, Stamp.born(type, object, uid(), now), Optional.empty());
        });
  }

  /**
   * Replaces an object and returns it as stored; an equal one changes nothing.
   *
   * @throws ApiFailure 404 if there is none, 409 if the new state names an older resourceVersion
   */
  public ObjectNode replace(ObjectKey key, ObjectNode next) {
    return atomically(() -> replaceLocked(key, next));
  }

  /** What {@link #create} would store, its resourceVersion aside. */
  public ObjectNode rehearseCreate(ResourceType type, ObjectNode object, Instant now) {
    ObjectKey key = ObjectKey.of(type, object);
    return atomically(
        () -> {
          get(key).ifPresent(present -> taken(key));
          return Stamp.born(type, object, uid(), now);
        });
  }

  /** What {@link #replace} would store, its resourceVersion aside. */
  public ObjectNode rehearseReplace(ObjectKey key, ObjectNode next) {
    return atomically(() -> successor(key, require(key), next));
  }

  /** Changes a copy of an object in place and stores it. */
  public ObjectNode edit(ObjectKey key, Consumer<ObjectNode> change) {
    return atomically(
        () -> {
          ObjectNode copy = require(key).deepCopy();
          change.accept(copy);
          return replaceLocked(key, copy);
        });
  }

  /** Asks for a graceful end: the object stays, marked, until somebody removes it. */
  public ObjectNode markDeleted(ObjectKey key, Duration grace, Instant now) {
    return Meta.deleting(require(key)) ? require(key) : edit(key, copy -> mark(copy, grace, now));
  }

  /**
   * Removes an object at once and returns its last state.
   *
   * @throws ApiFailure 404 if there is none
   */
  public ObjectNode delete(ObjectKey key) {
    return atomically(
        () -> {
          ObjectNode last = require(key);
          shelf(key.type()).remove(key);
          disown(key, last);
          ObjectNode stamped = Stamp.revised(last, revision.incrementAndGet());
          return publish(Change.DELETED, key, stamped, Optional.of(last));
        });
  }

  /**
   * Follows the changes of a type after a revision.
   *
   * @throws ApiFailure 410 if the store no longer remembers them all
   */
  public Watch watch(ResourceType type, String namespace, long after) {
    Watch watch = new Watch(type, namespace, watches::remove);
    return atomically(
        () -> {
          history.after(after).forEach(watch::offer);
          watches.add(watch);
          return watch;
        });
  }

  /** Forgets the changes so far: watches that begin before now get 410. */
  public void compact() {
    lock.lock();
    try {
      history.forgetUpTo(revision.get());
    } finally {
      lock.unlock();
    }
  }

  private ObjectNode replaceLocked(ObjectKey key, ObjectNode next) {
    ObjectNode current = require(key);
    ObjectNode stamped = successor(key, current, next);
    return stamped.equals(current)
        ? current
        : put(Change.MODIFIED, key, stamped, Optional.of(current));
  }

  private static ObjectNode successor(ObjectKey key, ObjectNode current, ObjectNode next) {
    String read = Meta.resourceVersion(next);
    if (!read.isEmpty() && !read.equals(Meta.resourceVersion(current))) {
      throw Failures.conflict(key);
    }
    return Stamp.successor(key.type(), current, next);
  }

  private ObjectNode put(
      Change change, ObjectKey key, ObjectNode object, Optional<ObjectNode> previous) {
    ObjectNode stamped = Stamp.revised(object, revision.incrementAndGet());
    shelf(key.type()).put(key, stamped);
    previous.ifPresent(before -> disown(key, before));
    own(key, stamped);
    return publish(change, key, stamped, previous);
  }

  private ObjectNode publish(
      Change change, ObjectKey key, ObjectNode object, Optional<ObjectNode> previous) {
    WatchEvent event = new WatchEvent(change, key, object, previous, revision.get());
    history.add(event);
    watches.forEach(watch -> watch.offer(event));
    return object;
  }

  private void own(ObjectKey key, ObjectNode object) {
    String owner = Meta.controllerUid(object);
    if (!owner.isEmpty()) {
      byOwner.computeIfAbsent(new Owned(key.type(), owner), _ -> new TreeMap<>()).put(key, object);
    }
  }

  private void disown(ObjectKey key, ObjectNode object) {
    Owned owned = new Owned(key.type(), Meta.controllerUid(object));
    byOwner.computeIfPresent(
        owned, (_, all) -> all.remove(key) != null && all.isEmpty() ? null : all);
  }

  private NavigableMap<ObjectKey, ObjectNode> shelf(ResourceType type) {
    return objects.computeIfAbsent(type, absent -> new TreeMap<>());
  }

  private String uid() {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  private static void taken(ObjectKey key) {
    throw Failures.alreadyExists(key);
  }

  private static void mark(ObjectNode object, Duration grace, Instant now) {
    Json.child(object, "metadata")
        .put("deletionTimestamp", Meta.time(now.plus(grace)))
        .put("deletionGracePeriodSeconds", grace.toSeconds());
  }

  private static Predicate<ObjectNode> in(String namespace) {
    return object -> namespace.isEmpty() || namespace.equals(Meta.namespace(object));
  }
}
