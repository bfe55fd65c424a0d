package io.sales360.common.feed;

import io.sales360.common.expression.NearestName;
import io.sales360.common.product.Depot;
import io.sales360.common.product.Feed;
import io.sales360.common.product.Lookup;
import io.sales360.common.product.Problem;
import io.sales360.common.product.ProductFile;
import io.sales360.common.product.ProductFileException;
import io.sales360.common.product.SourceFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.jspecify.annotations.Nullable;

/** Finds the files of feeds and lookups before anything is read. */
public final class FeedFiles {
  /** Where the tables of a database were copied to. */
  public interface DatabaseCopies {
    /** There are none. */
    DatabaseCopies NONE = depot -> Optional.empty();

    /** The run makes them: whoever asks before it leaves out what databases hold. */
    DatabaseCopies LATER = depot -> Optional.empty();

    /** Directory of the newest whole copy; empty if there is none. */
    Optional<Path> of(Depot depot) throws IOException;
  }

  private static final String LOOKUP = "lookup:";

  private final ProductFile product;
  private final Path root;
  private final DatabaseCopies copies;
  private final List<Problem> problems = new ArrayList<>();

  private FeedFiles(ProductFile product, Path root, DatabaseCopies copies) {
    this.product = product;
    this.root = root.toAbsolutePath().normalize();
    this.copies = copies;
  }

  /** The name under which the files of a lookup are planned. */
  public static String feedName(Lookup lookup) {
    return LOOKUP + lookup.name();
  }

  /**
   * Finds and fingerprints every file that the product file names, lookups first, each feed's files
   * in path order.
   *
   * @param productFileDirectory where relative depots start if there is no data directory
   * @param dataDirectory where relative depots start
   * @param copies where the copies of databases lie
   * @throws ProductFileException with every feed whose pattern matches nothing or leaves its depot
   */
  public static List<SourceFile> plan(
      ProductFile product,
      Path productFileDirectory,
      @Nullable Path dataDirectory,
      DatabaseCopies copies) {
    FeedFiles plan =
        new FeedFiles(
            product, dataDirectory == null ? productFileDirectory : dataDirectory, copies);
    List<SourceFile> files = new ArrayList<>();
    SourceFiles corrections = product.corrections();
    if (corrections != null) {
      files.addAll(plan.find(Corrections.FEED, "corrections", corrections, false));
    }
    for (Lookup lookup : product.lookups()) {
      files.addAll(plan.find(feedName(lookup), "lookups." + lookup.name(), lookup.files()));
    }
    for (Feed feed : product.feeds()) {
      files.addAll(plan.find(feed.name(), "feeds." + feed.name(), feed.files()));
    }
    if (!plan.problems.isEmpty()) {
      throw new ProductFileException(plan.problems);
    }
    return files;
  }

  /**
   * The columns of a feed, from the headers of its files. The first few kilobytes of each are read;
   * of JSON lines, where any line may name a new one, all.
   *
   * @param planned files of this and maybe other feeds
   * @throws UncheckedIOException if a file vanished since it was planned
   */
  public static FeedColumns columns(Feed feed, List<SourceFile> planned) {
    return FeedColumns.of(feed, headers(feed.name(), feed.files(), planned));
  }

  static FeedColumns columns(Lookup lookup, List<SourceFile> planned) {
    return FeedColumns.of(lookup, headers(feedName(lookup), lookup.files(), planned));
  }

  private static List<List<String>> headers(
      String feed, SourceFiles files, List<SourceFile> planned) {
    List<List<String>> headers = new ArrayList<>();
    for (SourceFile file : planned) {
      if (file.feed().equals(feed)) {
        try (InputStream bytes = SourceReader.open(file.path())) {
          headers.add(SourceReader.header(files, bytes));
        } catch (IOException e) {
          throw new UncheckedIOException(
              "The header of " + file.file() + " cannot be read: " + e.getMessage(), e);
        }
      }
    }
    return headers;
  }

  private List<SourceFile> find(String feed, String path, SourceFiles files) {
    return find(feed, path, files, true);
  }

  private List<SourceFile> find(String feed, String path, SourceFiles files, boolean isNeeded) {
    Depot depot =
        product.depots().stream()
            .filter(d -> d.name().equals(files.depot()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("No depot is named " + files.depot()));
    try {
      List<SourceFile> found = find(feed, path, depot, files.pattern());
      boolean isLater = depot.database() != null && copies == DatabaseCopies.LATER;
      if (isNeeded
          && found.isEmpty()
          && !isLater
          && problems.stream().noneMatch(p -> p.path().equals(path + ".files"))) {
        missing(path, depot, files.pattern());
      }
      return found;
    } catch (IOException | UncheckedIOException e) {
      report(
          path,
          "The files "
              + files.pattern()
              + " of the depot "
              + depot.name()
              + " cannot be read: "
              + e.getMessage()
              + ".",
          "Maybe the permissions are missing.");
      return List.of();
    }
  }

  private List<SourceFile> find(String feed, String path, Depot depot, String pattern)
      throws IOException {
    if (depot.database() != null) {
      Optional<Path> copy = copies.of(depot);
      return copy.isEmpty() ? List.of() : local(feed, path, depot, copy.get(), pattern);
    }
    return depot.path().contains("://")
        ? remote(feed, depot.path(), pattern)
        : local(feed, path, depot, root.resolve(depot.path()).normalize(), pattern);
  }

  private void missing(String path, Depot depot, String pattern) throws IOException {
    if (depot.database() != null) {
      report(
          path,
          "The database " + depot.name() + " was not copied yet.",
          "s360 run copies it before it reads.");
      return;
    }
    String hint = "Maybe pass another data directory with --data.";
    Path directory = root.resolve(depot.path()).normalize();
    if (!depot.path().contains("://") && Files.isDirectory(directory)) {
      List<String> names = new ArrayList<>();
      visit(directory, file -> names.add(relative(directory, file)));
      hint = NearestName.to(pattern, names).map(n -> "Maybe you mean " + n + ".").orElse(hint);
    }
    report(
        path,
        "The depot " + depot.name() + " (" + depot.path() + ") has no file " + pattern + ".",
        hint);
  }

  private void report(String path, String message, String remedy) {
    problems.add(new Problem(product.name(), 0, path + ".files", message, remedy));
  }

  private List<SourceFile> local(
      String feed, String path, Depot depot, Path directory, String pattern) throws IOException {
    if (!directory.resolve(pattern).normalize().startsWith(directory)) {
      report(
          path,
          "The pattern " + pattern + " leaves the depot " + depot.name() + ".",
          "Maybe declare another depot.");
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    Path exact = directory.resolve(pattern);
    if (Files.isRegularFile(exact)) {
      found.add(exact);
    } else if (Files.isDirectory(directory)) {
      PathMatcher matcher = directory.getFileSystem().getPathMatcher("glob:" + pattern);
      visit(
          directory,
          file -> {
            if (matcher.matches(directory.relativize(file))) {
              found.add(file);
            }
          });
    }
    List<SourceFile> files = new ArrayList<>();
    for (Path file : found) {
      files.add(
          fingerprint(
              feed, file.toString(), relative(directory, file), Files.newInputStream(file)));
    }
    files.sort(Comparator.comparing(SourceFile::file));
    return files;
  }

  private static void visit(Path directory, Consumer<Path> visitor) throws IOException {
    try (Stream<Path> walk = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
      walk.filter(Files::isRegularFile).forEach(visitor);
    }
  }

  private static String relative(Path directory, Path file) {
    return directory.relativize(file).toString().replace('\\', '/');
  }

  private static List<SourceFile> remote(String feed, String prefix, String pattern)
      throws IOException {
    String depot = prefix.endsWith("/") ? prefix : prefix + "/";
    MatchResult match = FileSystems.match(depot + pattern, EmptyMatchTreatment.ALLOW);
    List<SourceFile> files = new ArrayList<>();
    for (MatchResult.Metadata each : match.metadata()) {
      String path = each.resourceId().toString();
      files.add(fingerprint(feed, path, path.substring(depot.length()), SourceReader.open(path)));
    }
    files.sort(Comparator.comparing(SourceFile::file));
    return files;
  }

  private static SourceFile fingerprint(String feed, String path, String file, InputStream bytes)
      throws IOException {
    MessageDigest digest = sha256();
    long size;
    try (DigestInputStream in = new DigestInputStream(bytes, digest)) {
      size = in.transferTo(OutputStream.nullOutputStream());
    }
    return new SourceFile(feed, path, file, size, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
