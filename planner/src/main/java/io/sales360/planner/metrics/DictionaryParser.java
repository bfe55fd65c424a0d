package io.sales360.planner.metrics;

import io.sales360.common.product.Problem;
import io.sales360.common.product.Problems;
import io.sales360.common.product.ProductFileException;
import io.sales360.common.product.YamlSection;
import io.sales360.common.product.YamlValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads metric files as a whole: either everything in them is right, or a {@link
 * ProductFileException} holds all that is wrong, each with its line.
 */
public final class DictionaryParser {
  private static final String SHIPPED = "/metrics.yaml";
  private static final MetricDictionary NOTHING =
      new MetricDictionary(Map.of(), Map.of(), Map.of(), Map.of());

  private final Map<String, TableModel> tables;
  private final Map<String, Dimension> dimensions;
  private final Map<String, Metric> metrics;
  private final Map<String, Role> roles;

  private DictionaryParser(MetricDictionary under) {
    this.tables = new LinkedHashMap<>(under.tables());
    this.dimensions = new LinkedHashMap<>(under.dimensions());
    this.metrics = new LinkedHashMap<>(under.metrics());
    this.roles = new LinkedHashMap<>(under.roles());
  }

  /** The dictionary of this version over the tables of a lake. */
  public static MetricDictionary shipped() {
    return parse(shippedText(), "metrics.yaml", NOTHING);
  }

  /** The text of {@link #shipped()}. */
  public static String shippedText() {
    try (InputStream in = DictionaryParser.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException(
            SHIPPED + " is not on the class path.\nMaybe the build is incomplete.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The shipped dictionary with the entries of a file added, or put in place of those of the same
   * name.
   *
   * @throws ProductFileException with all problems
   */
  public static MetricDictionary shippedAnd(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      return parse(Files.readString(file, StandardCharsets.UTF_8), name, shipped());
    } catch (CharacterCodingException e) {
      throw new ProductFileException(
          List.of(new Problem(name, 0, "", "The file is no UTF-8 text.", "Save it as UTF-8.")));
    } catch (IOException e) {
      throw new ProductFileException(
          List.of(
              new Problem(
                  name, 0, "", "The file cannot be read: " + e.getMessage() + ".", "Name one.")));
    }
  }

  /**
   * Reads a metric file.
   *
   * @param file how problems call it
   * @param under entries that the file adds to or replaces
   * @throws ProductFileException with all problems
   */
  public static MetricDictionary parse(String text, String file, MetricDictionary under) {
    Problems problems = new Problems(file);
    DictionaryParser parser = new DictionaryParser(under);
    YamlSection.read(text, file, problems).ifPresent(parser::read);
    if (!problems.isEmpty()) {
      throw new ProductFileException(problems.inOrder());
    }
    return new MetricDictionary(parser.tables, parser.dimensions, parser.metrics, parser.roles);
  }

  /** A dictionary of its own, without the shipped one. */
  public static MetricDictionary parse(String text, String file) {
    return parse(text, file, NOTHING);
  }

  private void read(YamlSection root) {
    Map<String, YamlValue> tableValues = entries(root, "tables");
    Map<String, YamlValue> dimensionValues = entries(root, "dimensions");
    Map<String, YamlValue> metricValues = entries(root, "metrics");
    Map<String, YamlValue> roleValues = entries(root, "roles");
    root.refuseOthers();
    tableValues.forEach(
        (name, v) -> v.section().ifPresent(s -> tables.put(name, TableSection.read(name, s))));
    dimensionValues.forEach(
        (name, v) ->
            v.section().ifPresent(s -> dimensions.put(name, DimensionSection.read(name, s))));
    Map<String, Metric> read = new LinkedHashMap<>();
    metricValues.forEach(
        (name, v) ->
            v.section()
                .flatMap(s -> MetricSection.read(name, s))
                .ifPresent(m -> read.put(name, m)));
    metrics.putAll(read);
    roleValues.forEach(
        (name, v) -> v.section().ifPresent(s -> roles.put(name, RoleSection.read(name, s))));
    DictionaryCheck check = new DictionaryCheck(tables, dimensions, metrics, roles);
    tableValues.forEach(
        (name, v) -> Optional.ofNullable(tables.get(name)).ifPresent(t -> check.table(t, v)));
    dimensionValues.forEach(
        (name, v) ->
            Optional.ofNullable(dimensions.get(name)).ifPresent(d -> check.dimension(d, v)));
    metricValues.forEach(
        (name, v) -> Optional.ofNullable(read.get(name)).ifPresent(m -> check.metric(m, v)));
    roleValues.forEach(
        (name, v) -> Optional.ofNullable(roles.get(name)).ifPresent(r -> check.role(r, v)));
  }

  private static Map<String, YamlValue> entries(YamlSection root, String key) {
    Map<String, YamlValue> entries =
        root.get(key).flatMap(YamlValue::section).map(YamlSection::entries).orElse(Map.of());
    entries.forEach(
        (name, value) -> {
          if (!name.matches("[a-z][a-z0-9_]*")) {
            value.problem(
                "'" + name + "' is no name.",
                "Names are lower case: letters, digits, underscores.");
          }
        });
    return entries;
  }

  /** The text under a key; a problem and empty where there is none. */
  static String text(YamlSection section, String key, String remedy) {
    return section.require(key, remedy).flatMap(YamlValue::word).orElse("");
  }

  /** The expression under a key; null where the key is absent or wrong. */
  static @Nullable SqlExpression expression(YamlSection section, String key) {
    return section.get(key).flatMap(DictionaryParser::expression).orElse(null);
  }

  static Optional<SqlExpression> expression(YamlValue value) {
    return value.as(
        SqlExpression::parse,
        "Use columns of the table, operators, CASE and simple functions such as coalesce.");
  }

  static List<String> names(YamlSection section, String key) {
    return new ArrayList<>(section.get(key).map(YamlValue::names).orElse(List.of()));
  }
}
