package io.sales360.planner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.sales360.planner",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule NO_BEAM_GRAPH =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.beam.sdk.transforms..",
              "org.apache.beam.sdk.values..",
              "org.apache.beam.sdk.options..",
              "org.apache.beam.runners..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.apache.beam.sdk.Pipeline");

  @ArchTest
  static final ArchRule ONLY_READERS_OF_FILES_KNOW_THE_DATABASE =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.sales360.planner.lake..", "io.sales360.planner.bench..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.duckdb..");

  @ArchTest
  static final ArchRule ONLY_COMMANDS_KNOW_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.sales360.planner.lake..",
              "io.sales360.planner.bench..",
              "io.sales360.planner.job..",
              "io.sales360.planner.query..",
              "io.sales360.planner.export..",
              "io.sales360.planner.report..",
              "io.sales360.planner.forecast..",
              "io.sales360.planner.targets..",
              "io.sales360.planner.demo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("io.sales360.planner.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_OLD_DATES =
      noClasses()
          .that()
          .doNotHaveSimpleName("LakeSession") // The database's driver may hand them over.
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Date");
}
