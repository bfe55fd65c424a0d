package io.sales360.planner.sources;

import io.sales360.common.contract.DataContract;
import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.feed.Corrections;
import io.sales360.common.feed.FeedColumns;
import io.sales360.common.feed.FeedFiles;
import io.sales360.common.feed.FeedFiles.DatabaseCopies;
import io.sales360.common.feed.Lookups;
import io.sales360.common.feed.Mapped;
import io.sales360.common.feed.RowCheck;
import io.sales360.common.feed.RowMapper;
import io.sales360.common.feed.RowOutput;
import io.sales360.common.feed.SourceFile;
import io.sales360.common.feed.SourceReader;
import io.sales360.common.feed.SourceRow;
import io.sales360.common.landing.Landing;
import io.sales360.common.landing.LandingException;
import io.sales360.common.product.Depot;
import io.sales360.common.product.Feed;
import io.sales360.common.product.Lookup;
import io.sales360.common.product.Problem;
import io.sales360.common.product.ProductFile;
import io.sales360.common.product.ProductFileException;
import io.sales360.common.product.SourceFiles;
import io.sales360.planner.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first rows of every source as a run would, and says what would become of them. Files of
 * depots stay as they are; of databases the first rows are copied into a directory for the purpose.
 */
public final class SourceProbe {
  private static final int SAMPLE = 1_000;

  private final ProductFile product;
  private final Path root;
  private final @Nullable Path data;
  private final Map<String, String> environment;
  private final Path scratch;

  /**
   * A probe.
   *
   * @param root directory of the product file
   * @param data where depots start; null for {@code root}
   * @param environment where secrets may be
   * @param scratch an empty directory for copies
   */
  public SourceProbe(
      ProductFile product,
      Path root,
      @Nullable Path data,
      Map<String, String> environment,
      Path scratch) {
    this.product = product;
    this.root = root;
    this.data = data;
    this.environment = environment;
    this.scratch = scratch;
  }

  /** One probe per lookup and feed, in the product file's order. */
  public List<Probe> all() throws IOException {
    List<Probe> probes = new ArrayList<>();
    for (Lookup lookup : product.lookups()) {
      probes.add(of(lookup));
    }
    boolean hasLookups = probes.stream().allMatch(p -> p.exitCode() == ExitCode.OK);
    for (Feed feed : product.feeds()) {
      probes.add(of(feed, hasLookups));
    }
    return probes;
  }

  private Probe of(Lookup lookup) throws IOException {
    String name = FeedFiles.feedName(lookup);
    ProductFile only = only(List.of(lookup), List.of());
    return at(
        name,
        lookup.files(),
        0,
        copies -> {
          List<SourceFile> files = FeedFiles.plan(only, root, data, copies);
          int keys = Lookups.load(only, files).values().stream().mapToInt(Map::size).sum();
          return new Probe(
              name,
              lookup.files().depot(),
              kind(lookup.files()),
              files.size(),
              files.stream().mapToLong(SourceFile::sizeBytes).sum(),
              2,
              keys,
              keys,
              0,
              0,
              ExitCode.OK,
              "");
        });
  }

  private Probe of(Feed feed, boolean hasLookups) throws IOException {
    ProductFile only = only(product.lookups(), List.of(feed));
    return at(
        feed.name(),
        feed.files(),
        SAMPLE,
        copies -> {
          List<SourceFile> files =
              FeedFiles.plan(only(List.of(), List.of(feed)), root, data, copies);
          FeedColumns columns = FeedFiles.columns(feed, files);
          if (!hasLookups) {
            return Probe.failed(
                feed.name(),
                feed.files().depot(),
                kind(feed.files()),
                ExitCode.USAGE,
                "Its rows were not tried, because a lookup cannot be read.");
          }
          Map<String, Map<String, String>> lookups =
              Lookups.load(only, FeedFiles.plan(only, root, data, copies));
          Sample sample =
              new Sample(
                  RowMapper.of(
                      only,
                      feed,
                      columns,
                      lookups,
                      type -> RowCheck.of(DataContract.of(type, product.terms(type)))));
          sample.read(SourceReader.of(feed, columns, Corrections.none()), files.get(0));
          return sample.probe(feed, files, columns.source().size());
        });
  }

  /** Looks at a source that is copied first if it is a database. */
  private interface Look {
    Probe through(DatabaseCopies copies) throws IOException;
  }

  private Optional<Path> copyOf(Depot depot) {
    return Optional.of(scratch.resolve(depot.name())).filter(Files::isDirectory);
  }

  private Probe at(String name, SourceFiles source, int maxRows, Look look) throws IOException {
    Depot depot =
        product.depots().stream()
            .filter(d -> d.name().equals(source.depot()))
            .findFirst()
            .orElseThrow();
    try {
      if (depot.database() == null) {
        return look.through(this::copyOf);
      }
      long rows =
          Landing.sample(depot, source, environment, scratch.resolve(depot.name()), maxRows);
      Probe probe = look.through(this::copyOf);
      return new Probe(
          probe.feed(),
          probe.depot(),
          probe.kind(),
          0,
          rows,
          probe.columns(),
          probe.sampled(),
          probe.written(),
          probe.filtered(),
          probe.refused(),
          probe.exitCode(),
          probe.problem());
    } catch (LandingException e) {
      return Probe.failed(
          name, source.depot(), kind(source), exitCode(e.reason()), String.valueOf(e.getMessage()));
    } catch (ProductFileException e) {
      return Probe.failed(
          name,
          source.depot(),
          kind(source),
          ExitCode.USAGE,
          e.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    } catch (IllegalArgumentException e) {
      return Probe.failed(
          name, source.depot(), kind(source), ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private static ExitCode exitCode(LandingException.Reason reason) {
    return switch (reason) {
      case USAGE -> ExitCode.USAGE;
      case PERMISSION -> ExitCode.PERMISSION;
      case UNAVAILABLE -> ExitCode.UNAVAILABLE;
      case INCOMPLETE -> ExitCode.LEDGER;
    };
  }

  private ProductFile only(List<Lookup> lookups, List<Feed> feeds) {
    return new ProductFile(
        product.name(),
        product.description(),
        product.depots(),
        product.lake(),
        product.reporting(),
        null,
        lookups,
        feeds,
        product.contracts(),
        null,
        product.fingerprint());
  }

  private static String kind(SourceFiles source) {
    if (source.table() != null) {
      return source.table().isQuery() ? "query" : "table";
    }
    return source.format().kind().toString().toLowerCase(java.util.Locale.ROOT);
  }

  /** The first rows of a file on their way to nowhere. */
  private static final class Sample implements RowOutput {
    private final RowMapper mapper;
    private long sampled;
    private long written;
    private long filtered;
    private long refused;
    private String problem = "";
    private boolean isUnreadable;

    Sample(RowMapper mapper) {
      this.mapper = mapper;
    }

    void read(SourceReader reader, SourceFile file) {
      try {
        reader.read(file, this);
      } catch (EnoughRead enough) {
        // The rest is for the run.
      }
    }

    @Override
    public void row(SourceRow row) {
      Mapped mapped = mapper.map(row);
      if (mapped instanceof Mapped.Refused no) {
        refuse(no.letter());
      } else if (mapped instanceof Mapped.Filtered) {
        filtered++;
      } else {
        written++;
      }
      count();
    }

    @Override
    public void refused(DeadLetter letter) {
      if (letter.isWholeFile()) {
        isUnreadable = true;
        problem = letter.message();
      } else {
        refuse(letter);
        count();
      }
    }

    private void refuse(DeadLetter letter) {
      refused++;
      problem = problem.isEmpty() ? letter.message() : problem;
    }

    private void count() {
      if (++sampled >= SAMPLE) {
        throw new EnoughRead();
      }
    }

    Probe probe(Feed feed, List<SourceFile> files, int columns) {
      return new Probe(
          feed.name(),
          feed.files().depot(),
          kind(feed.files()),
          files.size(),
          files.stream().mapToLong(SourceFile::sizeBytes).sum(),
          columns,
          sampled,
          written,
          filtered,
          refused,
          isUnreadable ? ExitCode.REFUSED : ExitCode.OK,
          problem);
    }
  }

  /** Ends the reading of a file before its end. */
  private static final class EnoughRead extends RuntimeException {
    EnoughRead() {
      super(null, null, false, false);
    }
  }
}
