package dev.pulih.service.config;

import dev.pulih.policy.Hours;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shape;
import dev.pulih.service.config.yaml.Shapes;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Keys of a part of the day. */
final class HoursSection extends Section<Hours> {

  private final Key<String> from = required("from", clock(), "\"22:00\"", "When it begins.");
  private final Key<String> to =
      required("to", clock(), "\"07:00\"", "When it ends; before `from`, on the next day.");
  private final Key<ZoneId> zone =
      key("zone", Shapes.timeZone(), "UTC", "The time zone of both, such as Asia/Kuala_Lumpur.");
  private final Key<List<DayOfWeek>> days =
      key(
          "days",
          Shapes.listOf(Shapes.choice(DayOfWeek.class)),
          "[monday, tuesday, wednesday, thursday, friday, saturday, sunday]",
          "The days on which it begins.");

  private static Shape<String> clock() {
    return Shapes.text("a time of day such as \"22:00\"", "([01]\\d|2[0-3]):[0-5]\\d");
  }

  @Override
  protected Hours build(Fields fields) {
    return new Hours(
        Set.copyOf(fields.get(days)),
        LocalTime.parse(fields.get(from)),
        LocalTime.parse(fields.get(to)),
        fields.get(zone));
  }
}
