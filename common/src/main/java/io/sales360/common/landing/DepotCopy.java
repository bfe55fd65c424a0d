package io.sales360.common.landing;

import io.sales360.common.landing.KeyRanges.Range;
import io.sales360.common.landing.LandingException.Reason;
import io.sales360.common.product.Database;
import io.sales360.common.product.Depot;
import io.sales360.common.product.SourceFiles;
import io.sales360.common.product.TableRead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Copies what feeds read from one database, all of it in one snapshot. */
final class DepotCopy {
  private static final int MAX_CONNECTIONS = 4;

  private final Depot depot;
  private final Connector connector;
  private final SqlDialect dialect;
  private final Path directory;

  /**
   * A copy to make.
   *
   * @param directory gets one directory per feed
   */
  DepotCopy(Depot depot, Connector connector, Path directory) {
    Database database = Objects.requireNonNull(depot.database());
    this.depot = depot;
    this.connector = connector;
    this.dialect = SqlDialect.of(database.url());
    this.directory = directory;
  }

  /**
   * Copies tables.
   *
   * @return by directory, the number of rows, as the database counted them in the same snapshot
   */
  Map<String, Long> copy(List<SourceFiles> sources)
      throws LandingException, IOException, InterruptedException {
    Map<String, Long> rows = new TreeMap<>();
    try (Connection first = connector.connect()) {
      dialect.begin(first);
      for (SourceFiles source : sources) {
        TableRead table = Objects.requireNonNull(source.table());
        rows.put(name(source), copy(first, new TableCopy(table, target(source), dialect, 0)));
      }
      first.rollback();
      return rows;
    } catch (SQLException e) {
      throw connector.failure(e);
    }
  }

  /**
   * Copies the first rows of a table.
   *
   * @return how many rows the database says there are
   */
  long sample(SourceFiles source, int maxRows) throws LandingException, IOException {
    try (Connection connection = connector.connect()) {
      dialect.begin(connection);
      TableCopy table =
          new TableCopy(Objects.requireNonNull(source.table()), target(source), dialect, maxRows);
      table.copy(connection, new Range("", List.of()), 0);
      long counted = table.count(connection);
      connection.rollback();
      return counted;
    } catch (SQLException e) {
      throw connector.failure(e);
    }
  }

  private Path target(SourceFiles source) throws IOException {
    return Files.createDirectories(directory.resolve(name(source)));
  }

  private static String name(SourceFiles source) {
    return source.pattern().substring(0, source.pattern().indexOf('/'));
  }

  private long copy(Connection first, TableCopy table)
      throws SQLException, LandingException, IOException, InterruptedException {
    long counted = table.count(first);
    List<Range> ranges = table.ranges(first);
    long copied =
        dialect.sharesSnapshots() && ranges.size() > 1
            ? sideBySide(first, table, ranges)
            : oneByOne(first, table, ranges);
    if (copied != counted) {
      throw new LandingException(
          Reason.INCOMPLETE,
          "The depot %s: %d rows of %s were read, but the database counts %d in the same snapshot.%nMaybe the query gives other rows each time, or the partition column is of a type whose values do not come back as they are: read it without partition."
              .formatted(depot.name(), copied, table.table().from(), counted));
    }
    return copied;
  }

  private static long oneByOne(Connection connection, TableCopy table, List<Range> ranges)
      throws SQLException, IOException {
    long copied = 0;
    for (int i = 0; i < ranges.size(); i++) {
      copied += table.copy(connection, ranges.get(i), i);
    }
    return copied;
  }

  private long sideBySide(Connection first, TableCopy table, List<Range> ranges)
      throws SQLException, LandingException, IOException, InterruptedException {
    String snapshot = dialect.share(first);
    ExecutorService workers =
        Executors.newFixedThreadPool(Math.min(MAX_CONNECTIONS, ranges.size()));
    try {
      List<Future<Long>> parts = new ArrayList<>();
      for (int i = 0; i < ranges.size(); i++) {
        int number = i;
        parts.add(
            workers.submit(
                () -> {
                  try (Connection own = connector.connect()) {
                    dialect.join(own, snapshot);
                    return table.copy(own, ranges.get(number), number);
                  }
                }));
      }
      long copied = 0;
      for (Future<Long> part : parts) {
        copied += part.get();
      }
      return copied;
    } catch (ExecutionException e) {
      throw asItWas(e);
    } finally {
      workers.shutdownNow();
    }
  }

  /** What failed in a worker fails here. */
  private static RuntimeException asItWas(ExecutionException failed)
      throws SQLException, LandingException, IOException {
    Throwable cause = failed.getCause();
    if (cause instanceof SQLException e) {
      throw e;
    } else if (cause instanceof LandingException e) {
      throw e;
    } else if (cause instanceof IOException e) {
      throw e;
    }
    return new IllegalStateException(failed);
  }
}
