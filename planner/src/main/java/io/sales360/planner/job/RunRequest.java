package io.sales360.planner.job;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run to start.
 *
 * @param runner on which runner
 * @param config the product file
 * @param data directory below which depots lie; null for the product file's own directory
 * @param lake where tables are published
 * @param asOf last complete day; null for the product file's own
 */
public record RunRequest(
    RunnerProfile runner, Path config, @Nullable Path data, Path lake, @Nullable LocalDate asOf) {

  /** The arguments of the launcher. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.add("--config=" + config);
    if (data != null) {
      arguments.add("--data=" + data);
    }
    arguments.add("--lake=" + lake);
    if (asOf != null) {
      arguments.add("--asOf=" + asOf);
    }
    return arguments;
  }
}
