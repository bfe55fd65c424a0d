package io.sales360.planner.examples;

import io.sales360.planner.verify.Figure;
import io.sales360.planner.verify.Oracle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;

/**
 * A product file below {@code examples}, with its two queries: over the sources and over the
 * result.
 */
public enum Example {
  ADVENTUREWORKS("adventureworks", ""),
  ADVENTUREWORKS_LITERAL("adventureworks", "-literal"),
  ONLINE_RETAIL("online-retail", ""),
  COMPLETE_JOURNEY("complete-journey", "");

  private final String folder;
  private final String suffix;

  Example(String folder, String suffix) {
    this.folder = folder;
    this.suffix = suffix;
  }

  Path config() {
    return file("sales360" + suffix + ".yaml");
  }

  /** What its source files say, by its own query over them. */
  SortedMap<String, Figure> oracle(Path data) {
    return Oracle.beside(config()).orElseThrow().expected(data);
  }

  /** The query over the published tables. */
  String published() {
    return text(file("published" + suffix + ".sql"));
  }

  /** The project's root, wherever the test was started. */
  public static Path home() {
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
