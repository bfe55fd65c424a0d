package io.sales360.pipelines;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.junit.jupiter.api.Test;

/** Holds the arrows of the module. */
class ArchitectureTest {
  private static final String ROOT = "io.sales360.pipelines";
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void layersLookLeftOnly() {
    ArchRule rule =
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("flow")
            .definedBy(ROOT + ".flow")
            .layer("staging")
            .definedBy(ROOT + ".staging")
            .layer("intermediate")
            .definedBy(ROOT + ".intermediate")
            .layer("marts")
            .definedBy(ROOT + ".marts")
            .layer("forecast")
            .definedBy(ROOT + ".forecast")
            .layer("decisions")
            .definedBy(ROOT + ".decisions..")
            .layer("run")
            .definedBy(ROOT + ".run")
            .layer("jobs")
            .definedBy(ROOT)
            .whereLayer("jobs")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("marts")
            .mayOnlyBeAccessedByLayers("jobs")
            .whereLayer("decisions")
            .mayOnlyBeAccessedByLayers("jobs")
            .whereLayer("forecast")
            .mayOnlyBeAccessedByLayers("jobs")
            .whereLayer("intermediate")
            .mayOnlyBeAccessedByLayers("marts", "jobs")
            .whereLayer("staging")
            .mayOnlyBeAccessedByLayers("intermediate", "marts", "jobs");
    rule.check(OURS);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void useCasesDoNotKnowEachOther() {
    slices().matching(ROOT + ".decisions.(*)..").should().notDependOnEachOther().check(OURS);
  }

  @Test
  void onlyForecastAndDecisionsKnowTheForecastingLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".forecast", ROOT + ".decisions..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.sales360.forecasting..")
        .check(OURS);
  }

  @Test
  void noRunnerIsNamed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.beam.runners..")
        .check(OURS);
  }

  @Test
  void nothingReadsTheClock() {
    noClasses().should().callMethod(java.time.Instant.class, "now").check(OURS);
    noClasses().should().callMethod(java.time.LocalDate.class, "now").check(OURS);
    noClasses().should().callMethod(System.class, "currentTimeMillis").check(OURS);
  }

  @Test
  void elementsHaveASchema() {
    classes()
        .that()
        .areRecords()
        .and()
        .areTopLevelClasses()
        .and()
        .haveSimpleNameStartingWith("Series")
        .should()
        .beAnnotatedWith(DefaultSchema.class)
        .check(OURS);
  }
}
