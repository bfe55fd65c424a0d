package io.sales360.planner.lake;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * A database in memory that can read the files below one directory and nothing else, so that source
 * files are asked without any code of ours between.
 */
public final class SourceSession implements AutoCloseable {
  private final ReadOnlyDatabase database;

  private SourceSession(ReadOnlyDatabase database) {
    this.database = database;
  }

  /** Opens the files below a directory. */
  public static SourceSession open(Path directory) {
    try {
      return new SourceSession(
          ReadOnlyDatabase.open(
              List.of("SET allowed_directories = [" + ReadOnlyDatabase.literal(directory) + "]"),
              List.of()));
    } catch (SQLException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL,
          "The database did not open " + directory + ": " + ReadOnlyDatabase.reason(e),
          e);
    }
  }

  /**
   * Runs the one query of a file of the deployment.
   *
   * @param file its name, for messages
   * @throws CommandFailure with file, line and reason, if the database refuses it
   */
  public void queryOfFile(String file, String sql, RowSink sink) {
    database.runFile(file, sql, sink);
  }

  @Override
  public void close() {
    database.close();
  }
}
