package io.sales360.planner.console;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What a command knows of the machine it runs on; given, so that tests can give their own.
 *
 * @param workingDirectory where relative paths of the command line start
 * @param home directory of the product, which holds {@code templates} and {@code planner}
 * @param isTerminal whether messages go to a terminal
 * @param environment environment variables
 * @param clock tells when something that is kept was done
 */
public record Surroundings(
    Path workingDirectory,
    Path home,
    boolean isTerminal,
    Map<String, String> environment,
    Clock clock) {

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** With the clock of the machine. */
  public Surroundings(
      Path workingDirectory, Path home, boolean isTerminal, Map<String, String> environment) {
    this(workingDirectory, home, isTerminal, environment, Clock.systemUTC());
  }

  /** What the {@code s360} script says of this process. */
  public static Surroundings ofThisProcess() {
    Path workingDirectory = Path.of("").toAbsolutePath();
    String home = System.getProperty("s360.home", workingDirectory.toString());
    return new Surroundings(
        workingDirectory, Path.of(home), Boolean.getBoolean("s360.terminal"), System.getenv());
  }

  /** The path of a command line's argument. */
  public Path resolve(Path path) {
    return workingDirectory.resolve(path).normalize();
  }

  /** The shortest way to name a path to the user. */
  public String name(Path path) {
    return path.startsWith(workingDirectory) && !path.equals(workingDirectory)
        ? workingDirectory.relativize(path).toString()
        : path.toString();
  }

  /** Whether messages may be coloured and rewritten in place. */
  public boolean isColorful() {
    if (!environment.getOrDefault("CLICOLOR_FORCE", "0").equals("0")) {
      return true;
    }
    return isTerminal
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }
}
