package io.sales360.common.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The archive that a workbook is: unpacked once to nothing, because its directory may claim any
 * size.
 */
final class SheetArchive {
  private static final int MAX_ENTRIES = 10_000;

  /** Shared texts are held in memory, so they end here whatever the archive's size. */
  private static final long MAX_SHARED_TEXTS = 1L << 28;

  private static final long ALWAYS_ALLOWED = 1 << 24;

  private SheetArchive() {}

  /**
   * Unpacks all parts to nothing.
   *
   * @return whether it has a part that says how cells are formatted
   * @throws IOException if it is no archive
   * @throws InflationException if it unpacks to more than so many times its size
   */
  static boolean check(Path path, int maxInflation) throws IOException {
    long most = Math.max(ALWAYS_ALLOWED, Files.size(path) * maxInflation);
    long total = 0;
    boolean styled = false;
    try (ZipFile archive = new ZipFile(path.toFile())) {
      if (archive.size() > MAX_ENTRIES) {
        throw new ZipException("it has more than " + MAX_ENTRIES + " parts");
      }
      Enumeration<? extends ZipEntry> entries = archive.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        styled |= entry.getName().endsWith("/styles.xml");
        boolean held = entry.getName().endsWith("sharedStrings.xml");
        long limit = held ? Math.min(most - total, MAX_SHARED_TEXTS) : most - total;
        total += unpackedSize(archive, entry, limit, maxInflation);
      }
      return styled;
    }
  }

  private static long unpackedSize(ZipFile archive, ZipEntry entry, long limit, int maxInflation)
      throws IOException {
    long size = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = archive.getInputStream(entry)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
        if (size > limit) {
          throw new InflationException(maxInflation);
        }
      }
    }
    return size;
  }
}
