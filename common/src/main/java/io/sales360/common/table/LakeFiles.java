package io.sales360.common.table;

import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.SeekableInputStream;

/** Parquet's files over Beam's file systems, so that a lake may lie on a disk or in a bucket. */
final class LakeFiles {
  private static final String PARQUET = "application/vnd.apache.parquet";

  private LakeFiles() {}

  /** The file below the root, which is a directory or a {@code gs://} prefix. */
  static String locate(String root, String relative) {
    return root.endsWith("/") ? root + relative : root + "/" + relative;
  }

  static OutputFile output(String path) {
    return new ChannelOutput(path);
  }

  /**
   * Opens a file.
   *
   * @throws FileNotFoundException if there is none
   */
  static InputFile input(String path) throws IOException {
    // Not by matching: the lake's own path may hold characters that patterns know.
    try (SeekableByteChannel channel = open(path)) {
      return new ChannelInput(path, channel.size());
    }
  }

  /** Gives the file its final name, in place of one that may be there. */
  static void rename(String from, String to) throws IOException {
    FileSystems.rename(List.of(file(from)), List.of(file(to)));
  }

  private static SeekableByteChannel open(String path) throws IOException {
    ReadableByteChannel channel = FileSystems.open(file(path));
    if (channel instanceof SeekableByteChannel seekable) {
      return seekable;
    }
    channel.close();
    throw new IOException(
        "The file system of (%s) cannot seek.%nMaybe copy the lake to a disk or a bucket."
            .formatted(path));
  }

  private static ResourceId file(String path) {
    return FileSystems.matchNewResource(path, false);
  }

  private static final class ChannelOutput implements OutputFile {
    private final String path;

    private ChannelOutput(String path) {
      this.path = path;
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) throws IOException {
      OutputStream out = Channels.newOutputStream(FileSystems.create(file(path), PARQUET));
      return new CountingStream(new BufferedOutputStream(out, 1 << 16));
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
      return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }

  private static final class CountingStream extends PositionOutputStream {
    private final OutputStream out;
    private long position;

    private CountingStream(OutputStream out) {
      this.out = out;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      position += length;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  private static final class ChannelInput implements InputFile {
    private final String path;
    private final long length;

    private ChannelInput(String path, long length) {
      this.path = path;
      this.length = length;
    }

    @Override
    public long getLength() {
      return length;
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
      return new ChannelStream(open(path));
    }

    @Override
    public String toString() {
      return path;
    }
  }

  private static final class ChannelStream extends DelegatingSeekableInputStream {
    private final SeekableByteChannel channel;

    private ChannelStream(SeekableByteChannel channel) {
      super(Channels.newInputStream(channel));
      this.channel = channel;
    }

    @Override
    public long getPos() throws IOException {
      return channel.position();
    }

    @Override
    public void seek(long position) throws IOException {
      channel.position(position);
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
      return channel.read(buffer);
    }
  }
}
