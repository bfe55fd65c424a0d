package io.sales360.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Beam arguments of the one runner on this classpath. Each runner module brings the resource
 * {@code /sales360-runner.args}, one argument per line, {@code #} for comments. Where a runner
 * wants a folder with a file of settings, the argument's value is {@code folder-of:} and a resource
 * of the module: it is copied into a folder that lives as long as the process.
 *
 * @param arguments such as {@code --runner=DirectRunner}
 */
record RunnerProfile(List<String> arguments) {
  private static final String RESOURCE = "/sales360-runner.args";
  private static final String FOLDER_OF = "=folder-of:";

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

  /** The profile's arguments and then the user's own; those he gives himself replace ours. */
  String[] with(String... own) {
    Set<String> names = Arrays.stream(own).map(RunnerProfile::name).collect(Collectors.toSet());
    Stream<String> ours =
        arguments.stream()
            .filter(argument -> !names.contains(name(argument)))
            .map(RunnerProfile::unpacked);
    return Stream.concat(ours, Arrays.stream(own)).toArray(String[]::new);
  }

  private static String name(String argument) {
    int equals = argument.indexOf('=');
    return equals < 0 ? argument : argument.substring(0, equals);
  }

  private static String unpacked(String argument) {
    int mark = argument.indexOf(FOLDER_OF);
    if (mark < 0) {
      return argument;
    }
    String resource = argument.substring(mark + FOLDER_OF.length());
    try (InputStream in =
        Objects.requireNonNull(RunnerProfile.class.getResourceAsStream(resource), resource)) {
      Path folder = Files.createTempDirectory("sales360-runner");
      Path file = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
      Files.copy(in, file);
      // In this order: files registered last are deleted first.
      folder.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      return name(argument) + "=" + folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
