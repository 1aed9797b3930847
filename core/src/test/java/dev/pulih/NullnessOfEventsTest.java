package dev.pulih;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NullAway does not see through record patterns: what the machine matches on is never null. */
class NullnessOfEventsTest {

  private static final JavaClasses RECOVER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.pulih.recover");

  @ParameterizedTest
  @ValueSource(strings = {"IncidentState", "IncidentEvent", "Effect"})
  void no_component_of_a_state_event_or_effect_is_nullable(String kind) {
    List<Class<?>> records = recordsOf("dev.pulih.recover." + kind);

    assertThat(records).isNotEmpty();
    assertThat(records.stream().flatMap(type -> Arrays.stream(type.getRecordComponents())))
        .isNotEmpty()
        .noneMatch(NullnessOfEventsTest::isNullable);
  }

  private static List<Class<?>> recordsOf(String kind) {
    return RECOVER.stream()
        .filter(type -> type.isRecord() && type.isAssignableTo(kind))
        .<Class<?>>map(JavaClass::reflect)
        .toList();
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
