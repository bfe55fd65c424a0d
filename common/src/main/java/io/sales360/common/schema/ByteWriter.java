package io.sales360.common.schema;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * Writes values one after another into an array that grows, most significant byte first. For one
 * thread: unlike the streams of the platform it takes no lock for a byte.
 */
public final class ByteWriter extends OutputStream {
  private static final int MOST_VAR_INT_BYTES = 5;

  private byte[] bytes;
  private int size;

  /**
   * A writer without content.
   *
   * @param capacity bytes that fit before the array grows
   */
  public ByteWriter(int capacity) {
    bytes = new byte[Math.max(capacity, 16)];
  }

  @Override
  public void write(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    reserve(length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
  }

  void writeInt(int value) {
    reserve(Integer.BYTES);
    put(size, value);
    size += Integer.BYTES;
  }

  void writeLong(long value) {
    writeInt((int) (value >>> Integer.SIZE));
    writeInt((int) value);
  }

  void writeChar(char value) {
    write(value >>> Byte.SIZE);
    write(value);
  }

  /** Seven bits a byte, least significant first; the highest bit says that more follow. */
  void writeVarInt(int value) {
    reserve(MOST_VAR_INT_BYTES);
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Leaves room for a length that is known later and returns where. */
  int openLength() {
    reserve(Integer.BYTES);
    size += Integer.BYTES;
    return size - Integer.BYTES;
  }

  /** Fills the room left by {@link #openLength} with the number of bytes written since. */
  void closeLength(int at) {
    put(at, size - at - Integer.BYTES);
  }

  /** How many bytes were written. */
  public int size() {
    return size;
  }

  /** What was written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** Forgets what was written; the array stays. */
  public void clear() {
    size = 0;
  }

  /** The array behind; only the first {@link #size} bytes mean anything. */
  byte[] array() {
    return bytes;
  }

  private void put(int at, int value) {
    bytes[at] = (byte) (value >>> 24);
    bytes[at + 1] = (byte) (value >>> 16);
    bytes[at + 2] = (byte) (value >>> 8);
    bytes[at + 3] = (byte) value;
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
