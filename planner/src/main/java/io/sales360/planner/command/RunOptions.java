package io.sales360.planner.command;

import io.sales360.planner.job.RunnerProfile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which runner does the work. */
final class RunOptions {

  @Option(
      names = "--runner",
      paramLabel = "RUNNER",
      converter = ByName.class,
      defaultValue = "${env:S360_RUNNER:-direct}",
      description = "direct (default) or flink; both give the same content.")
  private @Nullable RunnerProfile runner;

  RunnerProfile runner() {
    return runner == null ? RunnerProfile.DIRECT : runner;
  }

  /** Reads a runner's name. */
  static final class ByName implements ITypeConverter<RunnerProfile> {
    @Override
    public RunnerProfile convert(String value) {
      for (RunnerProfile profile : RunnerProfile.values()) {
        if (profile.toString().equals(value)) {
          return profile;
        }
      }
      throw new TypeConversionException(
          "There is no runner '%s'.\nMaybe 'direct' or 'flink'.".formatted(value));
    }
  }
}
