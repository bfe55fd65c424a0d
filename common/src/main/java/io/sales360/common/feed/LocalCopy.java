package io.sales360.common.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file on the local disk for formats that are read from their end, gone when closed. */
final class LocalCopy implements AutoCloseable {
  private final Path path;

  private LocalCopy(Path path) {
    this.path = path;
  }

  static LocalCopy of(InputStream bytes) throws IOException {
    LocalCopy copy = new LocalCopy(Files.createTempFile("sales360-source-", ".tmp"));
    try {
      Files.copy(bytes, copy.path, StandardCopyOption.REPLACE_EXISTING);
      return copy;
    } catch (IOException e) {
      copy.close();
      throw e;
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
