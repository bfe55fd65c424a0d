package io.sales360.common.table;

import io.sales360.common.fault.Failpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A lake on a disk of this machine: files are replaced by an atomic rename, the lock is the
 * operating system's.
 */
final class LocalLakeStore implements LakeStore {
  private static final String LOCK = "_lock";
  private final Path root;

  LocalLakeStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(resolve(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void replace(String name, byte[] bytes) throws IOException {
    Path target = resolve(name);
    Path directory = parentOf(target);
    Files.createDirectories(directory);
    Path temporary =
        target.resolveSibling(
            target.getFileName() + "." + UUID.randomUUID() + LakePaths.TEMPORARY_SUFFIX);
    try {
      writeDurably(temporary, bytes);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    Failpoint.TARGET_REPLACED.reached();
    syncDirectory(directory);
  }

  private static void writeDurably(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      Failpoint.TEMPORARY_CREATED.reached();
      write(channel, ByteBuffer.wrap(bytes, 0, bytes.length / 2));
      Failpoint.TEMPORARY_HALF_WRITTEN.reached();
      write(channel, ByteBuffer.wrap(bytes, bytes.length / 2, bytes.length - bytes.length / 2));
      channel.force(true);
      Failpoint.TEMPORARY_SYNCED.reached();
    }
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public List<String> list(String directory) throws IOException {
    Path start = resolve(directory);
    if (!Files.isDirectory(start, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(start)) {
      return files
          .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Override
  public int deleteTemporaries() throws IOException {
    int deleted = 0;
    for (Path directory : directories()) {
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(directory, "*" + LakePaths.TEMPORARY_SUFFIX)) {
        for (Path file : files) {
          Files.delete(file);
          deleted++;
        }
      }
    }
    return deleted;
  }

  /** The root, and the directories in it that are no layers of tables. */
  private List<Path> directories() throws IOException {
    List<Path> directories = new ArrayList<>(List.of(root));
    try (DirectoryStream<Path> own = Files.newDirectoryStream(root, "_*")) {
      for (Path entry : own) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          directories.add(entry);
        }
      }
    }
    return directories;
  }

  @Override
  public void sync(String name) throws IOException {
    Path file = resolve(name);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    syncDirectory(parentOf(file));
  }

  @Override
  public void delete(String name) throws IOException {
    Path file = resolve(name);
    if (Files.deleteIfExists(file)) {
      Failpoint.FILE_DELETED.reached();
    }
    for (Path up = parentOf(file); !up.equals(root); up = parentOf(up)) {
      try {
        Files.deleteIfExists(up);
      } catch (DirectoryNotEmptyException e) {
        return; // Something else lives here.
      }
    }
  }

  @Override
  public LakeLock lock(String attempt) throws IOException {
    Files.createDirectories(root);
    FileChannel channel =
        FileChannel.open(
            root.resolve(LOCK),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    FileLock lock = tryLock(channel);
    if (lock == null) {
      channel.close();
      return join(attempt);
    }
    byte[] holder =
        (ProcessHandle.current().pid() + " " + attempt + "\n").getBytes(StandardCharsets.UTF_8);
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(holder), 0);
    channel.force(true);
    return new Held(attempt, channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // Held by this very process.
    }
  }

  /** Shares the lock with the process that started this job, or says who holds it. */
  private LakeLock join(String attempt) throws IOException {
    String[] holder =
        read(LOCK)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip().split(" ", 2))
            .orElse(new String[0]);
    if (holder.length < 2) {
      throw new LockHeldException(root.toString(), "(unknown)", -1);
    }
    if (holder[1].equals(attempt)) {
      return new Held(attempt, null);
    }
    throw new LockHeldException(root.toString(), holder[1], Long.parseLong(holder[0]));
  }

  private record Held(String attempt, @Nullable FileChannel channel) implements LakeLock {
    @Override
    public void close() throws IOException {
      if (channel != null) {
        channel.close();
      }
    }
  }

  private Path resolve(String name) {
    Path path = root.resolve(name).normalize();
    if (!path.startsWith(root) || path.equals(root)) {
      throw new IllegalArgumentException(
          "(%s) leaves the lake (%s).%nMaybe a manifest was changed by hand."
              .formatted(name, root));
    }
    return path;
  }

  private static Path parentOf(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("(" + path + ") has no directory.");
    }
    return parent;
  }

  /** A rename is durable once its directory is. Not every system lets a directory be opened. */
  private static void syncDirectory(Path directory) throws IOException {
    if (System.getProperty("os.name", "").startsWith("Windows")) {
      return;
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
