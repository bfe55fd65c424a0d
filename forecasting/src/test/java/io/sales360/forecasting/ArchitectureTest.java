package io.sales360.forecasting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.sales360.forecasting",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.sales360.forecasting.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nothingOfOursIsKnown =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.sales360.common..", "io.sales360.pipelines..", "org.apache.beam..");

  @ArchTest
  static final ArchRule noInputOrOutput =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..");

  @ArchTest
  static final ArchRule onlyRegressionKnowsTheEngine =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.sales360.forecasting.regression..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("smile..", "org.bytedeco..");

  @ArchTest
  static final ArchRule modelKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage("io.sales360.forecasting.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.sales360.forecasting.math..",
              "io.sales360.forecasting.interval..",
              "io.sales360.forecasting.selection..");

  @ArchTest
  static final ArchRule noClockAndNoOldDates =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Date");
}
