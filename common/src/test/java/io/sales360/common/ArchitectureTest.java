package io.sales360.common;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.sales360.common.schema.RecordSchema;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

@AnalyzeClasses(
    packages = "io.sales360.common",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule KNOWS_NO_RUNNER_AND_NO_OTHER_MODULE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.beam.runners..",
              "io.sales360.forecasting..",
              "io.sales360.pipelines..",
              "io.sales360.templates..",
              "io.sales360.planner..");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("io.sales360.common.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule RECORDS_OF_THE_MODEL_HAVE_OUR_SCHEMA =
      classes()
          .that()
          .resideInAnyPackage("io.sales360.common.model..", "io.sales360.common.mart..")
          .and()
          .areRecords()
          .should(haveOurSchema());

  @ArchTest
  static final ArchRule OLD_DATES_AND_HIDDEN_CLOCKS_ARE_NOT_USED =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Date")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base|Misc)");

  /** A record under Beam's own providers would have an empty schema, without an error. */
  private static ArchCondition<JavaClass> haveOurSchema() {
    return new ArchCondition<>("be annotated with @DefaultSchema(RecordSchema.class)") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean ours =
            type.tryGetAnnotationOfType(DefaultSchema.class)
                .map(schema -> schema.value() == RecordSchema.class)
                .orElse(false);
        events.add(new SimpleConditionEvent(type, ours, type.getName()));
      }
    };
  }
}
