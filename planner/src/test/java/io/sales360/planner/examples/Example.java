package io.sales360.planner.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A product file below {@code examples}, with its two queries: over the sources and over the
 * result.
 */
enum Example {
  ADVENTUREWORKS("adventureworks", ""),
  ADVENTUREWORKS_LITERAL("adventureworks", "-literal"),
  ONLINE_RETAIL("online-retail", "");

  private final String folder;
  private final String suffix;

  Example(String folder, String suffix) {
    this.folder = folder;
    this.suffix = suffix;
  }

  Path config() {
    return file("sales360" + suffix + ".yaml");
  }

  /** The query over the source files. */
  String oracle(Path data) {
    return text(file("oracle" + suffix + ".sql")).replace("${data}", data.toString());
  }

  /** The query over the published tables. */
  String published() {
    return text(file("published" + suffix + ".sql"));
  }

  /** The project's root, wherever the test was started. */
  static Path home() {
    Path home = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(home.resolve("examples"))) {
      Path parent = home.getParent();
      if (parent == null) {
        throw new IllegalStateException(
            "No folder above " + Path.of("").toAbsolutePath() + " holds examples.");
      }
      home = parent;
    }
    return home;
  }

  private Path file(String name) {
    return home().resolve("examples").resolve(folder).resolve(name);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
