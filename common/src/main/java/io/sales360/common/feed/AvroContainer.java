package io.sales360.common.feed;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The frame of an Avro object container file, walked before its records are read: a damaged file
 * claims blocks of any size, and who believes it runs out of memory.
 *
 * <p>Source: Apache Avro specification 1.11, "Object Container Files".
 *
 * @param records records in whole blocks before the first damage
 * @param damage what is wrong; null for a whole file
 */
record AvroContainer(long records, @Nullable String damage) {
  private static final byte[] MAGIC = {'O', 'b', 'j', 1};
  private static final int SYNC = 16;
  private static final int MAX_BLOCK = 1 << 26;
  private static final long ALWAYS_ALLOWED = 1 << 24;

  /** The codec snappy cannot do more: a copy of 64 bytes takes 3. */
  private static final int MAX_SNAPPY_INFLATION = 22;

  /**
   * Walks a file.
   *
   * @throws FileRefusal if it is no such file or its codec is not known
   * @throws InflationException if a block unpacks to too much
   */
  static AvroContainer of(Path path, int maxInflation) throws IOException, FileRefusal {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16))) {
      return new Walk(in, Files.size(path), maxInflation).walk();
    }
  }

  private static final class Walk {
    private final DataInputStream in;
    private final long size;
    private final int maxInflation;
    private final byte[] sync = new byte[SYNC];
    private String codec = "null";

    Walk(DataInputStream in, long size, int maxInflation) {
      this.in = in;
      this.size = size;
      this.maxInflation = maxInflation;
    }

    AvroContainer walk() throws IOException, FileRefusal {
      try {
        header();
      } catch (EOFException e) {
        throw new FileRefusal("damaged_file", "The Avro file ends within its header.");
      }
      long records = 0;
      while (true) {
        long count;
        try {
          in.mark(1);
          if (in.read() < 0) {
            return new AvroContainer(records, null);
          }
          in.reset();
          count = number();
          String damage = block(count, number());
          if (damage != null) {
            return new AvroContainer(records, damage);
          }
        } catch (EOFException e) {
          return new AvroContainer(records, "it ends within a block");
        }
        records += count;
      }
    }

    private void header() throws IOException, FileRefusal {
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw new FileRefusal(
            "damaged_file", "The file is no Avro file.\nMaybe set its type in the feed's format.");
      }
      Map<String, String> meta = new HashMap<>();
      for (long entries = number(); entries != 0; entries = number()) {
        if (entries < 0) {
          number(); // the block's size in bytes
        }
        for (long i = Math.abs(entries); i > 0; i--) {
          String key = new String(bytes(), StandardCharsets.UTF_8);
          meta.put(key, new String(bytes(), StandardCharsets.UTF_8));
        }
      }
      in.readFully(sync);
      codec = meta.getOrDefault("avro.codec", "null");
      if (!codec.equals("null") && !codec.equals("deflate") && !codec.equals("snappy")) {
        throw new FileRefusal(
            "unknown_codec",
            "The Avro file is packed with "
                + codec
                + ", which is not read here.\nMaybe write it with deflate or snappy.");
      }
    }

    private byte[] bytes() throws IOException {
      long length = number();
      if (length < 0 || length > Math.min(size, MAX_BLOCK)) {
        throw new EOFException();
      }
      byte[] bytes = new byte[(int) length];
      in.readFully(bytes);
      return bytes;
    }

    /** Reads past a block; says what is wrong with it. */
    private @Nullable String block(long count, long length) throws IOException {
      if (count < 0 || length < 0 || length > Math.min(size, MAX_BLOCK)) {
        return "a block claims " + count + " records in " + length + " bytes";
      }
      byte[] block = new byte[(int) length];
      in.readFully(block);
      byte[] mark = new byte[SYNC];
      in.readFully(mark);
      if (!Arrays.equals(mark, sync)) {
        return "a block does not end where it says";
      }
      return switch (codec) {
        case "deflate" -> inflated(block);
        case "snappy" -> snappy(block);
        default -> null;
      };
    }

    private @Nullable String inflated(byte[] block) throws InflationException {
      Inflater inflater = new Inflater(true);
      try {
        inflater.setInput(block);
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        while (!inflater.finished()) {
          int read = inflater.inflate(buffer);
          total += read;
          if (total > ALWAYS_ALLOWED && total > (long) block.length * maxInflation) {
            throw new InflationException(maxInflation);
          }
          if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
            return "a block cannot be unpacked";
          }
        }
        return null;
      } catch (DataFormatException e) {
        return "a block cannot be unpacked";
      } finally {
        inflater.end();
      }
    }

    /** A packed block starts with the size it unpacks to. */
    private static @Nullable String snappy(byte[] block) {
      long claimed = 0;
      for (int i = 0; i < 5 && i < block.length; i++) {
        claimed |= (long) (block[i] & 0x7F) << (7 * i);
        if (block[i] >= 0) {
          return claimed <= (long) block.length * MAX_SNAPPY_INFLATION
              ? null
              : "a block claims to unpack to " + claimed + " bytes";
        }
      }
      return "a block cannot be unpacked";
    }

    /** A zigzag number of variable length. */
    private long number() throws IOException {
      long raw = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        int b = in.readUnsignedByte();
        raw |= (long) (b & 0x7F) << shift;
        if ((b & 0x80) == 0) {
          return (raw >>> 1) ^ -(raw & 1);
        }
      }
      throw new EOFException();
    }
  }
}
