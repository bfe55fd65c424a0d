package io.sales360.common.table;

import io.sales360.common.fault.Failpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place where tables are published. A published state is a manifest; {@code _current} names the
 * one that readers see, and only {@link #publish} changes it, in one atomic step. Files are written
 * once under names of their attempt, so a reader that holds a manifest is not disturbed by later
 * runs until {@link #clean} drops that manifest.
 *
 * <pre>
 * &lt;layer&gt;/&lt;table&gt;/&lt;attempt&gt;/part-00000-of-00004.parquet
 * _manifest/v000001.json   _current   _staged/&lt;attempt&gt;.json   _runs/&lt;attempt&gt;.json   _lock
 * </pre>
 */
public final class Lake {
  private static final String CURRENT = "_current";
  private static final String MANIFESTS = "_manifest";
  private static final String STAGED = "_staged";
  private static final String RUNS = "_runs";
  private static final Pattern VERSION = Pattern.compile("v(\\d{6,9})");
  private static final Pattern MANIFEST = Pattern.compile("_manifest/v(\\d{6,9})\\.json");

  private final LakeStore store;

  private Lake(LakeStore store) {
    this.store = store;
  }

  /** The lake in a directory of this machine, which need not exist yet. */
  public static Lake at(Path directory) {
    return new Lake(new LocalLakeStore(directory));
  }

  /** The lake in another place. */
  public static Lake in(LakeStore store) {
    return new Lake(store);
  }

  /**
   * A published state.
   *
   * @param version number, from 1
   * @param manifest what it holds
   */
  public record Snapshot(int version, Manifest manifest) {}

  /**
   * What publishing did.
   *
   * @param version the version readers see now
   * @param contentHash of its manifest
   * @param isNew false where the data equals what was published already
   */
  public record Publication(int version, String contentHash, boolean isNew) {}

  /** What readers see now; empty before the first publication. */
  public Optional<Snapshot> current() throws IOException {
    Optional<byte[]> pointer = store.read(CURRENT);
    if (pointer.isEmpty()) {
      return Optional.empty();
    }
    String text = new String(pointer.get(), StandardCharsets.UTF_8).strip();
    Matcher matcher = VERSION.matcher(text);
    if (!matcher.matches()) {
      throw new IOException(
          "The file %s of the lake (%s) holds (%s), no version.%nMaybe it was changed by hand."
              .formatted(CURRENT, store, text));
    }
    return Optional.of(version(Integer.parseInt(matcher.group(1))));
  }

  /**
   * A version that is still kept.
   *
   * @throws IOException if it is not
   */
  public Snapshot version(int version) throws IOException {
    String name = manifestName(version);
    byte[] bytes =
        store
            .read(name)
            .orElseThrow(
                () ->
                    new IOException(
                        "The lake (%s) has no version %d.%nMaybe it was cleaned up; kept are %s."
                            .formatted(store, version, keptVersions())));
    return new Snapshot(version, ManifestJson.read(bytes, name));
  }

  /** Versions that can be read, oldest first. */
  public List<Integer> versions() throws IOException {
    int newest = current().map(Snapshot::version).orElse(0);
    return manifestVersions().stream().filter(version -> version <= newest).toList();
  }

  /**
   * Takes the right to write, stage and publish. It is given back when closed, and at the latest
   * when the process ends. Jobs of the same attempt share it with the process that started them.
   *
   * @throws LockHeldException if another attempt holds it
   */
  public LakeLock lock(String attempt) throws IOException {
    return store.lock(LakePaths.attempt(attempt));
  }

  /** Leaves a manifest for the next job of the same attempt. Nobody else sees it. */
  public void stage(Manifest manifest) throws IOException {
    store.replace(stagedName(manifest.attempt()), ManifestJson.write(manifest));
    Failpoint.STAGED.reached();
  }

  /** What an earlier job of the attempt left. */
  public Optional<Manifest> staged(String attempt) throws IOException {
    String name = stagedName(LakePaths.attempt(attempt));
    Optional<byte[]> bytes = store.read(name);
    return bytes.isEmpty() ? Optional.empty() : Optional.of(ManifestJson.read(bytes.get(), name));
  }

  /**
   * Makes the manifest what readers see, at once and as a whole. If its content equals what they
   * see already, nothing changes and the attempt's own files are deleted.
   *
   * @throws IllegalArgumentException if the manifest is of another attempt than the lock
   * @throws IOException if a file it names is missing; nothing is published then
   */
  public Publication publish(LakeLock lock, Manifest manifest) throws IOException {
    if (!lock.attempt().equals(manifest.attempt())) {
      throw new IllegalArgumentException(
          "The attempt %s cannot publish with the lock of %s."
              .formatted(manifest.attempt(), lock.attempt()));
    }
    Optional<Snapshot> current = current();
    String hash = manifest.contentHash();
    if (current.isPresent() && current.get().manifest().contentHash().equals(hash)) {
      drop(manifest.attempt());
      return new Publication(current.get().version(), hash, false);
    }
    Failpoint.PUBLISH_BEGUN.reached();
    for (Manifest.Table table : manifest.tables()) {
      for (Manifest.Shard shard : table.shards()) {
        store.sync(LakePaths.checked(shard.path()));
        Failpoint.SHARD_SYNCED.reached();
      }
    }
    Integer parent = current.map(Snapshot::version).orElse(null);
    int version = parent == null ? 1 : parent + 1;
    store.replace(manifestName(version), ManifestJson.write(manifest.after(parent)));
    Failpoint.MANIFEST_WRITTEN.reached();
    store.replace(CURRENT, (versionName(version) + "\n").getBytes(StandardCharsets.UTF_8));
    Failpoint.POINTER_WRITTEN.reached();
    store.delete(stagedName(manifest.attempt()));
    Failpoint.STAGED_GONE.reached();
    return new Publication(version, hash, true);
  }

  /** Keeps a report of an attempt, published or not. */
  public void recordRun(String attempt, String json) throws IOException {
    Failpoint.REPORT_BEGUN.reached();
    store.replace(
        RUNS + "/" + LakePaths.attempt(attempt) + ".json", json.getBytes(StandardCharsets.UTF_8));
    Failpoint.REPORTED.reached();
  }

  /** The report of an attempt. */
  public Optional<String> runRecord(String attempt) throws IOException {
    return store
        .read(RUNS + "/" + LakePaths.attempt(attempt) + ".json")
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /**
   * Deletes what runs that died left behind, and versions older than the last ones. Files of the
   * lock's own attempt stay.
   *
   * @param keep how many versions readers may still hold, at least 1
   * @return how many files were deleted
   */
  public int clean(LakeLock lock, int keep) throws IOException {
    if (keep < 1) {
      throw new IllegalArgumentException(
          "(%d) versions cannot be kept.%nMaybe 1 or more.".formatted(keep));
    }
    List<Integer> versions = versions();
    List<Integer> kept = versions.subList(Math.max(0, versions.size() - keep), versions.size());
    Set<String> needed = new HashSet<>();
    for (int version : kept) {
      needed.add(manifestName(version));
      version(version).manifest().tables().stream()
          .flatMap(table -> table.shards().stream())
          .forEach(shard -> needed.add(shard.path()));
    }
    needed.add(stagedName(lock.attempt()));
    Failpoint.CLEAN_BEGUN.reached();
    int deleted = store.deleteTemporaries();
    // Manifests first: one that is still there must never name a file that is gone.
    for (String directory : List.of(MANIFESTS, STAGED)) {
      deleted += deleteBut(needed, "", directory);
    }
    Failpoint.CLEAN_HALF_DONE.reached();
    for (Layer layer : Layer.values()) {
      deleted += deleteBut(needed, "/" + lock.attempt() + "/", layer.directory());
    }
    Failpoint.CLEANED.reached();
    return deleted;
  }

  private int deleteBut(Set<String> needed, String spared, String directory) throws IOException {
    int deleted = 0;
    for (String name : store.list(directory)) {
      boolean spare = !spared.isEmpty() && name.contains(spared);
      if (!spare && !needed.contains(name)) {
        store.delete(name);
        deleted++;
      }
    }
    return deleted;
  }

  /** Deletes the files of an attempt that brought nothing new. */
  private void drop(String attempt) throws IOException {
    Set<String> needed = new HashSet<>();
    for (int version : versions()) {
      version(version).manifest().tables().stream()
          .flatMap(table -> table.shards().stream())
          .forEach(shard -> needed.add(shard.path()));
    }
    for (Layer layer : Layer.values()) {
      for (String name : store.list(layer.directory())) {
        if (name.contains("/" + attempt + "/") && !needed.contains(name)) {
          store.delete(name);
        }
      }
    }
    store.delete(stagedName(attempt));
  }

  private List<Integer> manifestVersions() throws IOException {
    return store.list(MANIFESTS).stream()
        .map(MANIFEST::matcher)
        .filter(Matcher::matches)
        .map(matcher -> Integer.valueOf(Objects.requireNonNull(matcher.group(1))))
        .sorted()
        .toList();
  }

  private Object keptVersions() {
    try {
      return manifestVersions();
    } catch (IOException e) {
      return "unknown (" + e.getMessage() + ")";
    }
  }

  private static String versionName(int version) {
    return String.format(Locale.ROOT, "v%06d", version);
  }

  private static String manifestName(int version) {
    return MANIFESTS + "/" + versionName(version) + ".json";
  }

  private static String stagedName(String attempt) {
    return STAGED + "/" + attempt + ".json";
  }
}
