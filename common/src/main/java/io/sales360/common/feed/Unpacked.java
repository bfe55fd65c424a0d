package io.sales360.common.feed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of a file, gunzipped if its first two say so. What was unpacked before a truncation
 * still arrives; what unpacks to too much is stopped.
 */
final class Unpacked {
  private static final int BUFFER = 1 << 16;

  /** Small files may be as dense as they like. */
  private static final long ALWAYS_ALLOWED = 1 << 24;

  private Unpacked() {}

  static InputStream of(InputStream stored, int maxInflation) throws IOException {
    Counted counted = new Counted(stored);
    PushbackInputStream head = new PushbackInputStream(counted, 2);
    byte[] magic = head.readNBytes(2);
    head.unread(magic);
    boolean packed = magic.length == 2 && magic[0] == 0x1F && (magic[1] & 0xFF) == 0x8B;
    return packed ? new Limited(new GZIPInputStream(head, BUFFER), counted, maxInflation) : head;
  }

  /** Counts what is read. */
  private static final class Counted extends FilterInputStream {
    private long bytes;

    private Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      bytes += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      bytes += Math.max(read, 0);
      return read;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }

  /** Stops when far more comes out than went in. */
  private static final class Limited extends FilterInputStream {
    private final Counted stored;
    private final int maxInflation;
    private long bytes;

    private Limited(InputStream unpacked, Counted stored, int maxInflation) {
      super(unpacked);
      this.stored = stored;
      this.maxInflation = maxInflation;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      counted(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      counted(Math.max(read, 0));
      return read;
    }

    private void counted(int read) throws InflationException {
      bytes += read;
      if (bytes > ALWAYS_ALLOWED && bytes > stored.bytes * maxInflation) {
        throw new InflationException(maxInflation);
      }
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
