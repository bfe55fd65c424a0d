package io.sales360.planner.command;

import io.sales360.planner.console.Surroundings;
import io.sales360.planner.lake.LakeDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which lake a command reads. */
final class LakeOption {
  private final Surroundings surroundings;

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      description = {
        "Directory of the lake. Default: S360_LAKE, else the lake of ./sales360.yaml, else ./lake."
      })
  private @Nullable Path lake;

  LakeOption(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  LakeDirectory directory() {
    return new LakeDirectory(surroundings.resolve(path()));
  }

  private Path path() {
    if (lake != null) {
      return lake;
    }
    String fromEnvironment = surroundings.environment().getOrDefault("S360_LAKE", "");
    if (!fromEnvironment.isEmpty()) {
      return Path.of(fromEnvironment);
    }
    Path productFile = surroundings.resolve(Path.of("sales360.yaml"));
    return Files.isRegularFile(productFile)
        ? Path.of(ProductFiles.read(productFile).lake().path())
        : Path.of("lake");
  }
}
