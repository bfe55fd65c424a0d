package io.sales360.planner.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files so that nobody ever sees half of one. */
final class WholeFile {
  private WholeFile() {}

  /** Writes the text; gives its size in bytes. */
  static long write(Path file, String text) throws IOException {
    Path directory = directory(file);
    Path unfinished = Files.createTempFile(directory, file.getFileName() + ".", ".part");
    try {
      Files.writeString(unfinished, text);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    return Files.size(file);
  }

  private static Path directory(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    return directory == null ? file.toAbsolutePath() : Files.createDirectories(directory);
  }
}
