package io.sales360.common.table;

import java.util.Locale;
import java.util.regex.Pattern;

/** Where files of a lake lie. Names come from configuration and manifests, so each is checked. */
final class LakePaths {
  static final String TEMPORARY_SUFFIX = ".tmp";
  private static final Pattern ATTEMPT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");
  private static final Pattern PATH =
      Pattern.compile(
          "[a-z]+/[a-z][a-z0-9_]*/[A-Za-z0-9][A-Za-z0-9_-]*/part-\\d{5}-of-\\d{5}\\.parquet");

  private LakePaths() {}

  /**
   * The name, if it can be a directory.
   *
   * @throws IllegalArgumentException if it cannot
   */
  static String attempt(String name) {
    if (!ATTEMPT.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "(%s) cannot name an attempt.%nMaybe use up to 128 letters, digits, - and _."
              .formatted(name));
    }
    return name;
  }

  /**
   * The path, if it is one that a table's shard may have.
   *
   * @throws IllegalArgumentException if it is not, e.g. because it leaves the lake
   */
  static String checked(String path) {
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "(%s) is no path of a shard.%nMaybe the manifest was changed by hand.".formatted(path));
    }
    return path;
  }

  static String shard(TableSpec<?> spec, String attempt, int shard) {
    if (shard < 0 || shard >= spec.shards()) {
      throw new IllegalArgumentException("The table %s has no shard %d.".formatted(spec, shard));
    }
    return checked(
        String.format(
            Locale.ROOT,
            "%s/%s/%s/part-%05d-of-%05d.parquet",
            spec.layer().directory(),
            spec.name(),
            attempt,
            shard,
            spec.shards()));
  }
}
