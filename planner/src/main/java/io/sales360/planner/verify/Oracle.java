package io.sales360.planner.verify;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.lake.SourceSession;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A deployment's own figures, told twice: by a query over its source files, which knows nothing of
 * its tables, and by a query over its tables. Each yields the columns name, rows and amount.
 *
 * @param sources query over the files, in which {@code ${data}} is their directory
 * @param published query over the tables
 */
public record Oracle(Path sources, Path published) {
  private static final String DATA = "${data}";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}\\n]*}?");
  private static final Pattern PRODUCT_FILE = Pattern.compile("sales360(.*)\\.ya?ml");

  /**
   * The two queries beside a product file: {@code oracle.sql} and {@code published.sql}, with the
   * product file's suffix ({@code sales360-test.yaml}: {@code oracle-test.sql}).
   *
   * @return empty where there is neither
   * @throws CommandFailure if there is only one of them
   */
  public static Optional<Oracle> beside(Path productFile) {
    Matcher name = PRODUCT_FILE.matcher(String.valueOf(productFile.getFileName()));
    String suffix = name.matches() ? name.group(1) : "";
    Oracle oracle =
        new Oracle(
            productFile.resolveSibling("oracle" + suffix + ".sql"),
            productFile.resolveSibling("published" + suffix + ".sql"));
    boolean isAny = Files.exists(oracle.sources) || Files.exists(oracle.published);
    if (isAny) {
      oracle.text(oracle.sources);
      oracle.text(oracle.published);
    }
    return isAny ? Optional.of(oracle) : Optional.empty();
  }

  /**
   * What the tables must say.
   *
   * @param data directory of the source files
   * @throws CommandFailure with file, line and remedy, if the query is none or cannot be run
   */
  public SortedMap<String, Figure> expected(Path data) {
    String sql = text(sources);
    refuseOtherPlaceholders(sources, sql.replace(DATA, ""));
    Figures figures = new Figures(sources.toString());
    try (SourceSession session = SourceSession.open(data)) {
      session.queryOfFile(
          sources.toString(), sql.replace(DATA, data.toString().replace("'", "''")), figures);
    }
    return figures.byName();
  }

  /**
   * What the tables say.
   *
   * @throws CommandFailure with file, line and remedy, if the query is none or cannot be run
   */
  public SortedMap<String, Figure> actual(LakeSession lake) {
    String sql = text(published);
    refuseOtherPlaceholders(published, sql);
    Figures figures = new Figures(published.toString());
    lake.queryOfFile(published.toString(), sql, figures);
    return figures.byName();
  }

  List<Check> checks(Path data, LakeSession lake) {
    return Check.ofAll(Check.Part.ORACLE, expected(data), actual(lake));
  }

  private String text(Path file) {
    if (!Files.isRegularFile(file)) {
      Path other = file.equals(sources) ? published : sources;
      throw new CommandFailure(
          ExitCode.USAGE,
          "There is no file %s to compare %s with.%nMaybe one was moved, or --oracle and --published name them."
              .formatted(file, other));
    }
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw new CommandFailure(
          ExitCode.USAGE, file + " is not UTF-8.\nMaybe save it again as UTF-8.", e);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.PERMISSION,
          "%s cannot be read: %s.%nMaybe its permissions are too narrow."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void refuseOtherPlaceholders(Path file, String sql) {
    int line = 1;
    for (String text : sql.split("\n", -1)) {
      Matcher placeholder = PLACEHOLDER.matcher(text);
      if (placeholder.find()) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "%s, line %d: %s has no meaning here.%nMaybe ${data}, the data directory; only the query over the source files has it."
                .formatted(file, line, placeholder.group()));
      }
      line++;
    }
  }
}
