package dev.pulih.service.store;

import dev.pulih.policy.Channel;
import dev.pulih.policy.Hours;
import dev.pulih.policy.Routing;
import dev.pulih.policy.Routing.Route;
import dev.pulih.recover.WeightChange.OfRoute;
import dev.pulih.signal.Routes.Destination;
import dev.pulih.signal.ServiceRef;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Examples of any type that events and effects are made of, found by reflection: each record of a
 * sealed interface, each constant of an enum, present and absent, awkward numbers and texts. A type
 * that it does not know fails the test.
 */
final class Specimens {

  private static final Map<Class<?>, List<?>> LEAVES =
      Map.of(
          // A quote, a control character, the character 0, two bytes, a surrogate pair, half a
          // pair.
          String.class, List.of("txn-service", "\"\\\n\0é🚧\uD800", "type"),
          // Nanoseconds, before the epoch, a whole second.
          Instant.class,
              List.of(
                  Instant.parse("2026-03-01T00:00:00.123456789Z"),
                  Instant.parse("1969-12-31T23:59:59.999999999Z"),
                  Instant.parse("2026-03-01T00:00:00Z")),
          Duration.class, List.of(Duration.ofMinutes(5), Duration.ofNanos(-1), Duration.ZERO),
          double.class, List.of(0.1 + 0.2, -0.0, Double.MIN_VALUE, Double.MAX_VALUE),
          long.class, List.of(Long.MAX_VALUE, Long.MIN_VALUE),
          // A confidence is 0 to 100.
          int.class, List.of(0, 100),
          boolean.class, List.of(true, false),
          // The last route fits always, and later contacts are called later.
          Routing.class, List.of(routing(), Routing.defaults()),
          // Weights add up to 100.
          OfRoute.class, List.of(new OfRoute(0, "", destinations(50, 50), destinations(100, 0))));

  private Specimens() {}

  private static List<Destination> destinations(int first, int second) {
    return List.of(new Destination("txn", "v1", first), new Destination("txn", "v2", second));
  }

  private static Routing routing() {
    Hours night = Hours.daily(LocalTime.of(22, 0), LocalTime.of(7, 30), ZoneId.of("Asia/Tokyo"));
    Route p2 =
        new Route(
            new Routing.Match(
                Routing.Severities.P2,
                Set.of(new ServiceRef("bos", "txn-service")),
                Optional.of(night)),
            List.of(Channel.SLACK),
            List.of(Channel.SLACK));
    return new Routing(
        List.of(p2, Routing.defaults().routes().getLast()),
        Optional.of(night),
        List.of(Duration.ofMinutes(5), Duration.ofMinutes(15)),
        Duration.ofSeconds(30),
        10);
  }

  /** Examples of a sealed interface or a record. */
  static <T> Stream<T> of(Class<T> type) {
    return examples(type).stream().map(type::cast);
  }

  /** The records behind a sealed interface. */
  static Stream<Class<?>> records(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Arrays.stream(type.getPermittedSubclasses()).flatMap(Specimens::records);
  }

  private static List<?> examples(Type type) {
    return switch (type) {
      case ParameterizedType generic -> containers(generic);
      case Class<?> plain when LEAVES.containsKey(plain) -> LEAVES.get(plain);
      case Class<?> plain when plain.isEnum() -> List.of(plain.getEnumConstants());
      case Class<?> plain when plain.isSealed() || plain.isRecord() ->
          records(plain).flatMap(Specimens::instances).toList();
      default -> throw new AssertionError("No example of " + type + "; add one to Specimens.");
    };
  }

  private static List<?> containers(ParameterizedType type) {
    List<?> inside = examples(type.getActualTypeArguments()[0]);
    return switch (type.getRawType().getTypeName()) {
      case "java.util.List" -> List.of(inside, List.of());
      case "java.util.Optional" ->
          Stream.concat(inside.stream().map(Optional::of), Stream.of(Optional.empty())).toList();
      case "java.util.Map" -> List.of(Map.of("memory", "512Mi", "cpu", "1"), Map.of());
      default -> throw new AssertionError("No example of " + type + "; add one to Specimens.");
    };
  }

  /** As many instances as the component with the most examples has; the others go round. */
  private static Stream<Object> instances(Class<?> type) {
    List<List<?>> columns =
        Arrays.stream(type.getRecordComponents())
            .<List<?>>map(c -> examples(c.getGenericType()))
            .toList();
    int rows = columns.stream().mapToInt(List::size).max().orElse(1);
    return IntStream.range(0, rows).mapToObj(row -> instance(type, columns, row));
  }

  private static Object instance(Class<?> type, List<List<?>> columns, int row) {
    Object[] values = columns.stream().map(c -> c.get(row % c.size())).toArray();
    try {
      return canonical(type).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("No example of " + type + " from " + Arrays.toString(values), e);
    }
  }

  private static Constructor<?> canonical(Class<?> type) throws NoSuchMethodException {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor;
  }
}
