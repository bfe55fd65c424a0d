package io.sales360.common.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;

/**
 * The characters of a file, decoded by its byte order mark or else by the declared charset. Bytes
 * that are no character become U+FFFD, and their places are kept, so that only their rows are
 * refused.
 */
final class DecodedText {
  private static final int BYTES = 1 << 16;
  private static final int HEAD = 4;
  private static final char REPLACEMENT = '\uFFFD';

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(BYTES);
  private final ArrayDeque<Long> faults = new ArrayDeque<>();
  private long charsRead;
  private boolean ended;
  private boolean flushed;

  private DecodedText(InputStream in, Charset charset) {
    this.in = in;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    bytes.limit(0);
  }

  static DecodedText of(InputStream raw, Charset declared) throws IOException {
    PushbackInputStream in = new PushbackInputStream(raw, HEAD);
    byte[] head = head(in);
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      return after(in, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(head, 0xFF, 0xFE, 0, 0)) {
      return after(in, 4, Charset.forName("UTF-32LE"));
    }
    if (startsWith(head, 0xFF, 0xFE)) {
      return after(in, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(head, 0xFE, 0xFF)) {
      return after(in, 2, StandardCharsets.UTF_16BE);
    }
    return new DecodedText(in, declared);
  }

  private static DecodedText after(InputStream in, int markLength, Charset charset)
      throws IOException {
    in.skipNBytes(markLength);
    return new DecodedText(in, charset);
  }

  private static byte[] head(PushbackInputStream in) throws IOException {
    byte[] head = in.readNBytes(HEAD);
    in.unread(head);
    return head;
  }

  private static boolean startsWith(byte[] head, int... wanted) {
    boolean same = head.length >= wanted.length;
    for (int i = 0; same && i < wanted.length; i++) {
      same = (head[i] & 0xFF) == wanted[i];
    }
    return same;
  }

  /**
   * Fills the array from {@code offset}.
   *
   * @return how many characters came; -1 at the end
   */
  int read(char[] chars, int offset) throws IOException {
    CharBuffer out = CharBuffer.wrap(chars, offset, chars.length - offset);
    while (out.position() == offset && !flushed) {
      CoderResult result = decoder.decode(bytes, out, ended);
      if (result.isError()) {
        bytes.position(bytes.position() + result.length());
        faults.add(charsRead + out.position() - offset);
        out.put(REPLACEMENT);
      } else if (result.isUnderflow() && ended) {
        decoder.flush(out);
        flushed = true;
      } else if (result.isUnderflow()) {
        refill();
      }
    }
    int read = out.position() - offset;
    charsRead += read;
    return read == 0 ? -1 : read;
  }

  private void refill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (read < 0) {
      ended = true;
    } else {
      bytes.position(bytes.position() + read);
    }
    bytes.flip();
  }

  /** True if bytes between two characters, counted from the start, were no characters. */
  boolean hasFault(long from, long to) {
    while (!faults.isEmpty() && faults.peekFirst() < from) {
      faults.removeFirst();
    }
    return !faults.isEmpty() && faults.peekFirst() < to;
  }
}
