package io.sales360.planner.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The refused rows of one attempt, published or refused as a whole, as a table to query. */
public final class DeadLetters implements AutoCloseable {
  private final Attempt attempt;
  private final ReadOnlyDatabase database;

  private DeadLetters(Attempt attempt, ReadOnlyDatabase database) {
    this.attempt = attempt;
    this.database = database;
  }

  /**
   * Opens the refused rows of an attempt.
   *
   * @param name of the attempt; null for the newest
   * @throws CommandFailure if there is no such attempt, or its rows are gone
   */
  public static DeadLetters open(LakeDirectory lake, @Nullable String name) throws IOException {
    Attempt attempt =
        lake.attempts().stream()
            .filter(each -> name == null || each.attempt().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(lake, name));
    List<Path> files = files(lake, attempt);
    String paths =
        files.stream().map(ReadOnlyDatabase::literal).collect(Collectors.joining(", ", "[", "]"));
    try {
      return new DeadLetters(
          attempt,
          ReadOnlyDatabase.open(
              List.of("SET allowed_paths = " + paths),
              List.of("CREATE VIEW dead_letters AS SELECT * FROM read_parquet(" + paths + ")")));
    } catch (SQLException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL,
          "The database did not open the refused rows: " + ReadOnlyDatabase.reason(e),
          e);
    }
  }

  private static CommandFailure unknown(LakeDirectory lake, @Nullable String name) {
    return new CommandFailure(
        ExitCode.USAGE,
        name == null
            ? "Nothing was run into the lake %s yet.".formatted(lake.root())
            : "The lake %s knows no attempt %s.%nMaybe 's360 status' names it."
                .formatted(lake.root(), name));
  }

  private static List<Path> files(LakeDirectory lake, Attempt attempt) throws IOException {
    Path record = lake.root().resolve("_runs").resolve(attempt.attempt() + ".json");
    List<Path> files = new ArrayList<>();
    for (JsonNode path : new ObjectMapper().readTree(record.toFile()).path("deadLetters")) {
      files.add(lake.root().resolve(path.asText()));
    }
    if (files.isEmpty()) {
      // The last job of a run tells only its own; those of all jobs are in the manifest.
      lake.current()
          .filter(published -> published.manifest().attempt().equals(attempt.attempt()))
          .ifPresent(
              published ->
                  published
                      .manifest()
                      .findTable("ops_dead_letters")
                      .ifPresent(table -> files.addAll(published.files(table))));
    }
    if (files.isEmpty() || !files.stream().allMatch(Files::isRegularFile)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "The refused rows of the attempt %s are gone: a later run cleaned them up.%nMaybe run again; then 's360 dlq list'."
              .formatted(attempt.attempt()));
    }
    return files;
  }

  /** Whose rows these are. */
  public Attempt attempt() {
    return attempt;
  }

  /** Runs a query over {@code dead_letters}; values are bound, never pasted. */
  public void query(String sql, List<?> values, RowSink sink) {
    try {
      database.run(sql, values, sink);
    } catch (SQLException e) {
      throw new CommandFailure(ExitCode.INTERNAL, ReadOnlyDatabase.reason(e), e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
