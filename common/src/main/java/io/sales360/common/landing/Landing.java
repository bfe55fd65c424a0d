package io.sales360.common.landing;

import io.sales360.common.product.Depot;
import io.sales360.common.product.Feed;
import io.sales360.common.product.Lookup;
import io.sales360.common.product.ProductFile;
import io.sales360.common.product.SourceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Copies of databases below a lake: {@code _landing/<depot>/<stamp>/<feed>/part-*.csv.gz}, and
 * {@code _landing/<depot>/_current}, which names the newest whole copy.
 */
public final class Landing {
  private static final String CURRENT = "_current";
  private static final int KEPT = 3;

  private final Path root;

  private Landing(Path root) {
    this.root = root;
  }

  /** The copies below a lake. */
  public static Landing below(Path lake) {
    return new Landing(lake.resolve("_landing"));
  }

  /** Where the newest copy of a database lies; empty if there is none. */
  public Optional<Path> of(Depot depot) throws IOException {
    Path place = root.resolve(depot.name());
    try {
      return Optional.of(place.resolve(Files.readString(place.resolve(CURRENT)).strip()));
    } catch (NoSuchFileException neverCopied) {
      return Optional.empty();
    }
  }

  /**
   * Where the copy that an attempt made lies; the newest one where that copy is gone.
   *
   * @param attempt whose run read it
   */
  public Optional<Path> of(Depot depot, String attempt) throws IOException {
    Path own = root.resolve(depot.name()).resolve(attempt);
    return Files.isDirectory(own) ? Optional.of(own) : of(depot);
  }

  /**
   * Copies every database of a product file, each in one snapshot of its own, and removes old
   * copies.
   *
   * @param environment where secrets may be
   * @param stamp unique name of this try
   * @return by depot and feed ({@code erp/orders}), rows copied
   * @throws LandingException if one of them cannot be copied whole; the newest copy stays current
   */
  public Map<String, Long> refresh(
      ProductFile product, Map<String, String> environment, String stamp)
      throws LandingException, IOException, InterruptedException {
    Map<String, Long> copied = new LinkedHashMap<>();
    for (Depot depot : product.depots()) {
      List<SourceFiles> sources = sources(product, depot);
      if (depot.database() == null || sources.isEmpty()) {
        continue;
      }
      Path place = Files.createDirectories(root.resolve(depot.name()));
      Path target = Files.createDirectories(place.resolve(stamp));
      new DepotCopy(depot, new Connector(depot, environment), target)
          .copy(sources)
          .forEach((name, rows) -> copied.put(depot.name() + "/" + name, rows));
      makeCurrent(place, stamp);
      clean(place, stamp);
    }
    return copied;
  }

  /**
   * Copies the first rows of one table, to look at them.
   *
   * @param environment where secrets may be
   * @param directory gets the copy, as a depot of files
   * @return how many rows the database says there are
   * @throws LandingException if the database cannot be read
   */
  public static long sample(
      Depot depot, SourceFiles source, Map<String, String> environment, Path directory, int maxRows)
      throws LandingException, IOException {
    return new DepotCopy(depot, new Connector(depot, environment), directory)
        .sample(source, maxRows);
  }

  private static List<SourceFiles> sources(ProductFile product, Depot depot) {
    List<SourceFiles> all = new ArrayList<>();
    product.lookups().stream().map(Lookup::files).forEach(all::add);
    product.feeds().stream().map(Feed::files).forEach(all::add);
    return all.stream().filter(files -> files.depot().equals(depot.name())).toList();
  }

  private static void makeCurrent(Path place, String stamp) throws IOException {
    Path next = Files.writeString(place.resolve(CURRENT + "." + stamp), stamp + "\n");
    Files.move(
        next,
        place.resolve(CURRENT),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Keeps the newest copies; what an earlier try left behind half done goes with the old ones. */
  private static void clean(Path place, String current) throws IOException {
    try (DirectoryStream<Path> pointers = Files.newDirectoryStream(place, CURRENT + ".*")) {
      for (Path pointer : pointers) {
        Files.delete(pointer);
      }
    }
    List<Path> others;
    try (Stream<Path> entries = Files.list(place)) {
      others =
          entries
              .filter(Files::isDirectory)
              .filter(path -> !path.endsWith(current))
              .sorted(Comparator.comparing(Landing::modified).reversed())
              .toList();
    }
    for (Path old : others.subList(Math.min(KEPT - 1, others.size()), others.size())) {
      delete(old);
    }
  }

  private static java.nio.file.attribute.FileTime modified(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(directory)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
