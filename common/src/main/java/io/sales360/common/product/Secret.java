package io.sales360.common.product;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A secret by reference: where it is found, never what it is.
 *
 * @param kind what holds it
 * @param name of the variable or path of the file
 */
public record Secret(Kind kind, String name) implements Serializable {

  /** What holds a secret. */
  public enum Kind {
    /** A variable of the environment of the process that reads the source. */
    ENV,
    /** A file on its disk; a line end at its end does not count. */
    FILE
  }

  /**
   * The secret itself.
   *
   * @param environment variables of the process
   * @throws IOException if it is not there; the message names the reference only
   */
  public String resolve(Map<String, String> environment) throws IOException {
    if (kind == Kind.FILE) {
      try {
        return Files.readString(Path.of(name)).stripTrailing();
      } catch (IOException e) {
        throw new IOException(
            "The file %s with the secret cannot be read.%nMaybe it is not mounted here."
                .formatted(name),
            e);
      }
    }
    String value = environment.get(name);
    if (value == null || value.isEmpty()) {
      throw new IOException(
          "The variable %s is not set.%nMaybe export %s=... before the run.".formatted(name, name));
    }
    return value;
  }
}
