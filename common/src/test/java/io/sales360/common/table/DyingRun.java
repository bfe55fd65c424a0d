package io.sales360.common.table;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A run in a process of its own that dies at the named point, as if killed: no finally, no shutdown
 * hook.
 */
final class DyingRun {
  /** Where a run may die. */
  enum Point {
    BEFORE_WRITE,
    AFTER_WRITE,
    AFTER_STAGING,
    AFTER_SYNC,
    BEFORE_MANIFEST,
    AFTER_MANIFEST,
    AFTER_SWAP,
    NEVER
  }

  static final int KILLED = 137;

  private DyingRun() {}

  public static void main(String[] args) throws IOException {
    run(Path.of(args[0]), args[1], args[2], Point.valueOf(args[3]));
  }

  static void run(Path root, String attempt, String amount, Point death) throws IOException {
    Lake lake = Lake.in(new DyingStore(new LocalLakeStore(root), death));
    try (LakeLock lock = lake.lock(attempt)) {
      lake.clean(lock, 3);
      dieAt(death, Point.BEFORE_WRITE);
      TableSpec<Sale> spec = Sale.TABLE.shards(1);
      WrittenShard shard =
          ShardWriter.of(spec, root.toString(), attempt)
              .write(0, List.of(Sale.of("s1", amount), Sale.of("s2", amount)));
      dieAt(death, Point.AFTER_WRITE);
      Manifest manifest =
          new ManifestBuilder("run", attempt, LocalDate.EPOCH).table(spec, List.of(shard)).build();
      lake.stage(manifest);
      dieAt(death, Point.AFTER_STAGING);
      lake.publish(lock, lake.staged(attempt).orElseThrow());
    }
  }

  private static void dieAt(Point death, Point here) {
    if (death == here) {
      Runtime.getRuntime().halt(KILLED);
    }
  }

  /** Dies between the steps of publishing. */
  private record DyingStore(LakeStore store, Point death) implements LakeStore {
    @Override
    public Optional<byte[]> read(String name) throws IOException {
      return store.read(name);
    }

    @Override
    public void replace(String name, byte[] bytes) throws IOException {
      boolean manifest = name.startsWith("_manifest/");
      if (manifest) {
        dieAt(death, Point.BEFORE_MANIFEST);
      }
      store.replace(name, bytes);
      if (manifest) {
        dieAt(death, Point.AFTER_MANIFEST);
      } else if (name.equals("_current")) {
        dieAt(death, Point.AFTER_SWAP);
      }
    }

    @Override
    public int deleteTemporaries() throws IOException {
      return store.deleteTemporaries();
    }

    @Override
    public List<String> list(String directory) throws IOException {
      return store.list(directory);
    }

    @Override
    public void sync(String name) throws IOException {
      store.sync(name);
      dieAt(death, Point.AFTER_SYNC);
    }

    @Override
    public void delete(String name) throws IOException {
      store.delete(name);
    }

    @Override
    public LakeLock lock(String attempt) throws IOException {
      return store.lock(attempt);
    }
  }
}
