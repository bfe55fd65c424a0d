package io.sales360.common.schema;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what a {@link ByteWriter} wrote. For one thread: unlike the streams of the platform it
 * takes no lock for a byte.
 */
public final class ByteReader extends InputStream {
  private static final int LONGEST_VAR_INT_SHIFT = 28;

  private final byte[] bytes;
  private int position;

  /** A reader from the first byte to the last. */
  public ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() {
    return position < bytes.length ? bytes[position++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    int count = Math.min(length, available());
    if (count == 0) {
      return -1;
    }
    System.arraycopy(bytes, position, target, offset, count);
    position += count;
    return count;
  }

  @Override
  public int available() {
    return bytes.length - position;
  }

  int readUnsignedByte() throws IOException {
    take(1);
    return bytes[position - 1] & 0xFF;
  }

  int readInt() throws IOException {
    int at = take(Integer.BYTES);
    return (bytes[at] & 0xFF) << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | (bytes[at + 3] & 0xFF);
  }

  long readLong() throws IOException {
    long high = readInt();
    return high << Integer.SIZE | (readInt() & 0xFFFFFFFFL);
  }

  char readChar() throws IOException {
    int high = readUnsignedByte();
    return (char) (high << Byte.SIZE | readUnsignedByte());
  }

  int readVarInt() throws IOException {
    int value = 0;
    for (int shift = 0; shift <= LONGEST_VAR_INT_SHIFT; shift += 7) {
      int part = readUnsignedByte();
      value |= (part & 0x7F) << shift;
      if (part < 0x80) {
        return value;
      }
    }
    throw new IOException("A number of more than 32 bits cannot be ours.");
  }

  byte[] readBytes(int count) throws IOException {
    int at = take(count);
    return Arrays.copyOfRange(bytes, at, at + count);
  }

  String readUtf8(int count) throws IOException {
    return new String(bytes, take(count), count, StandardCharsets.UTF_8);
  }

  /** Moves on and returns where it was. */
  private int take(int count) throws IOException {
    if (count < 0 || count > available()) {
      throw new EOFException(
          "%d more bytes were expected, %d are left.".formatted(count, available()));
    }
    int at = position;
    position += count;
    return at;
  }
}
