package io.sales360.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The Beam arguments of the one runner on this classpath. Each runner module brings the resource
 * {@code /sales360-runner.args}, one argument per line, {@code #} for comments.
 *
 * @param arguments such as {@code --runner=DirectRunner}
 */
record RunnerProfile(List<String> arguments) {
  private static final String RESOURCE = "/sales360-runner.args";

  RunnerProfile {
    arguments = List.copyOf(arguments);
  }

  /**
   * The profile of the runner module on the classpath.
   *
   * @throws IllegalStateException if no runner module is on the classpath
   */
  static RunnerProfile onClasspath() {
    try (InputStream in = RunnerProfile.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "No runner is on the classpath.%nMaybe add the lib folder of templates/direct or templates/flink."
                .formatted());
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return new RunnerProfile(
          lines
              .lines()
              .map(String::strip)
              .filter(l -> !l.isEmpty() && !l.startsWith("#"))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
