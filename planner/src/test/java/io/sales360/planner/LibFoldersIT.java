package io.sales360.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The folders that class paths are made of, as the build packed them. */
class LibFoldersIT {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final String BINDING = "META-INF/services/org.slf4j.spi.SLF4JServiceProvider";

  @ParameterizedTest
  @ValueSource(strings = {"direct", "flink"})
  void runnerHasOneLoggingBindingAndNoDatabase(String runner) throws IOException {
    List<Path> jars = jars(ROOT.resolve("templates").resolve(runner));
    assertThat(names(jars)).noneMatch(n -> n.startsWith("duckdb"));
    assertThat(names(jars)).anyMatch(n -> n.startsWith("sales360-launch-"));
    assertThat(bindings(jars)).hasSize(1);
  }

  @Test
  void plannerHasTheDatabaseAndNoRunner() throws IOException {
    List<Path> jars = jars(ROOT.resolve("planner"));
    assertThat(names(jars)).anyMatch(n -> n.startsWith("duckdb_jdbc"));
    assertThat(names(jars))
        .noneMatch(n -> n.startsWith("beam-runners-direct") || n.startsWith("beam-runners-flink"));
    assertThat(names(jars)).noneMatch(n -> n.startsWith("flink-"));
    assertThat(bindings(jars)).hasSize(1);
  }

  private static List<Path> jars(Path module) throws IOException {
    Path lib = module.resolve("target/lib");
    boolean isThere = Files.isDirectory(lib);
    if ("true".equals(System.getenv("CI"))) {
      assertThat(isThere).as("CI has built " + lib).isTrue();
    }
    assumeTrue(isThere, lib + " is not built: this build was of a part only.");
    try (Stream<Path> files = Files.list(lib)) {
      return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static List<String> bindings(List<Path> jars) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path jar : jars) {
      try (JarFile file = new JarFile(jar.toFile())) {
        if (file.getEntry(BINDING) != null) {
          found.add(jar.getFileName().toString());
        }
      }
    }
    return found;
  }

  private static List<String> names(List<Path> jars) {
    return jars.stream().map(j -> j.getFileName().toString()).toList();
  }
}
