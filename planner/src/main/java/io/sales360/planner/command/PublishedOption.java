package io.sales360.planner.command;

import io.sales360.planner.console.Surroundings;
import io.sales360.planner.lake.LakeDirectory;
import io.sales360.planner.lake.PublishedLake;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which publication a command reads: the current one, or an earlier one that is still kept. */
final class PublishedOption {
  @Mixin private final LakeOption lake;

  @Option(
      names = "--as-of-run",
      paramLabel = "RUN",
      description = "Read an earlier publication: its version, run or attempt ('s360 runs').")
  private @Nullable String run;

  PublishedOption(Surroundings surroundings) {
    this.lake = new LakeOption(surroundings);
  }

  LakeDirectory directory() {
    return lake.directory();
  }

  PublishedLake open() throws IOException {
    LakeDirectory directory = lake.directory();
    return run == null ? directory.open() : directory.open(run);
  }
}
