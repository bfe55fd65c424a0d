package io.sales360.common.product;

import io.sales360.common.model.EntityType;
import io.sales360.common.model.OrderStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads a product file as a whole: either everything in it is right, or a {@link
 * ProductFileException} holds all that is wrong, each with its line.
 */
public final class ProductFileParser {
  private static final Reporting NO_REPORTING =
      new Reporting(
          "XXX",
          ZoneOffset.UTC,
          MonthDay.of(1, 1),
          Reporting.WeekCalendar.ISO,
          null,
          Set.of(OrderStatus.values()),
          7);

  private ProductFileParser() {}

  /**
   * Reads a product file.
   *
   * @throws ProductFileException with all problems
   * @throws UncheckedIOException if the file cannot be read
   */
  public static ProductFile parse(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      return parse(Files.readString(file, StandardCharsets.UTF_8), name);
    } catch (CharacterCodingException e) {
      throw new ProductFileException(
          List.of(new Problem(name, 0, "", "The file is no UTF-8 text.", "Save it as UTF-8.")));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The product file " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads the text of a product file.
   *
   * @param fileName how problems call it
   * @throws ProductFileException with all problems
   */
  public static ProductFile parse(String text, String fileName) {
    Problems problems = new Problems(fileName);
    Optional<ProductFile> product = Optional.empty();
    try {
      Optional<Node> root = YamlTree.read(text, fileName, problems);
      product =
          root.flatMap(node -> new YamlValue(node, "", problems).section())
              .map(section -> product(section, text));
    } catch (YamlEngineException e) {
      problems.add(0, "", "The file cannot be read: " + e.getMessage() + ".", "");
    }
    if (product.isEmpty() || !problems.isEmpty()) {
      throw new ProductFileException(problems.inOrder());
    }
    return product.get();
  }

  private static ProductFile product(YamlSection root, String text) {
    String name =
        root.require("name", "Write name: my-company.")
            .flatMap(v -> v.as(ProductFileParser::deploymentName, "Use a-z, 0-9 and -."))
            .orElse("");
    String description = root.get("description").flatMap(YamlValue::text).orElse("");
    List<Depot> depots = depots(root);
    LakePlace lake =
        root.get("lake")
            .flatMap(YamlValue::section)
            .map(ProductFileParser::lake)
            .orElse(new LakePlace("lake"));
    Reporting reporting =
        root.require("reporting", "Write reporting: {currency: USD}.")
            .flatMap(YamlValue::section)
            .map(ProductFileParser::reporting)
            .orElse(NO_REPORTING);
    SourceFiles corrections =
        root.get("corrections")
            .flatMap(YamlValue::section)
            .map(section -> corrections(section, depots))
            .orElse(null);
    List<Lookup> lookups = lookups(root, depots);
    Set<String> lookupNames = new LinkedHashSet<>(lookups.stream().map(Lookup::name).toList());
    List<Feed> feeds = feeds(root, depots, lookupNames);
    ForecastPlan forecast =
        root.get("forecast").flatMap(YamlValue::section).map(ForecastSection::read).orElse(null);
    Map<EntityType, ContractTerms> contracts =
        root.get("contracts")
            .flatMap(YamlValue::section)
            .map(ContractsSection::read)
            .orElse(Map.of());
    root.refuseOthers();
    return new ProductFile(
        name,
        description,
        depots,
        lake,
        reporting,
        corrections,
        lookups,
        feeds,
        contracts,
        forecast,
        fingerprint(text));
  }

  private static String deploymentName(String name) {
    if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw new IllegalArgumentException("a name has 1 to 63 of a-z, 0-9 and -");
    }
    return name;
  }

  private static List<Depot> depots(YamlSection root) {
    List<Depot> depots = new ArrayList<>();
    root.require("depots", "Write depots: [{name: exports, path: .}].");
    Set<String> names = new HashSet<>();
    for (YamlValue item : root.items("depots")) {
      item.section().map(section -> DepotSection.read(section, names)).ifPresent(depots::add);
    }
    return depots;
  }

  static String uniqueName(YamlSection section, Set<String> names) {
    Optional<YamlValue> value = section.require("name", "Give it a name of its own.");
    String name = value.flatMap(YamlValue::word).orElse("");
    if (!name.isEmpty() && !names.add(name)) {
      value.ifPresent(v -> v.problem("The name " + name + " is taken.", "Choose another one."));
    }
    return name;
  }

  private static LakePlace lake(YamlSection section) {
    String path = section.get("path").flatMap(YamlValue::word).orElse("lake");
    section.refuseOthers();
    return new LakePlace(path);
  }

  private static Reporting reporting(YamlSection section) {
    String currency =
        section
            .require("currency", "Write currency: USD.")
            .flatMap(v -> v.as(ProductFileParser::currency, "Use an ISO 4217 code such as USD."))
            .orElse("XXX");
    ZoneId zone =
        section.get("zone").flatMap(v -> v.as(ZoneId::of, ZONE_REMEDY)).orElse(ZoneOffset.UTC);
    MonthDay fiscalYearStart =
        section
            .get("fiscal_year_start")
            .flatMap(v -> v.as(t -> MonthDay.parse("--" + t), "Write month-day: 02-01."))
            .orElse(MonthDay.of(1, 1));
    Reporting.WeekCalendar weeks =
        section
            .get("week_calendar")
            .flatMap(v -> v.as(ProductFileParser::weekCalendar, "Write iso or 4-4-5."))
            .orElse(Reporting.WeekCalendar.ISO);
    LocalDate asOf =
        section.get("as_of").flatMap(v -> v.as(LocalDate::parse, "Write 2024-06-30.")).orElse(null);
    Set<OrderStatus> statuses = new LinkedHashSet<>();
    section
        .items("sales_statuses")
        .forEach(item -> item.oneOf(OrderStatus.class).ifPresent(statuses::add));
    if (statuses.isEmpty()) {
      Arrays.stream(OrderStatus.values())
          .filter(s -> s != OrderStatus.CANCELLED)
          .forEach(statuses::add);
    }
    int tolerance = section.get("rate_tolerance_days").flatMap(v -> v.whole(0, 366)).orElse(7);
    section.refuseOthers();
    return new Reporting(currency, zone, fiscalYearStart, weeks, asOf, statuses, tolerance);
  }

  static final String ZONE_REMEDY = "Use a zone such as UTC or America/New_York.";

  private static String currency(String code) {
    if (Currency.getAvailableCurrencies().stream()
        .noneMatch(c -> c.getCurrencyCode().equals(code))) {
      throw new IllegalArgumentException("no currency has this code");
    }
    return code;
  }

  private static Reporting.WeekCalendar weekCalendar(String text) {
    return switch (text) {
      case "iso" -> Reporting.WeekCalendar.ISO;
      case "4-4-5" -> Reporting.WeekCalendar.FOUR_FOUR_FIVE;
      default -> throw new IllegalArgumentException("no week calendar is called so");
    };
  }

  private static SourceFiles corrections(YamlSection section, List<Depot> depots) {
    SourceFiles files = FormatSection.files(section, depots, "corrections");
    if (files.table() != null || files.format().kind() != FileFormat.Kind.CSV) {
      section.problem(
          "Corrections are files of delimited text.",
          "Write corrections: {depot: exports, files: corrections/*.csv}.");
    }
    section.refuseOthers();
    return files;
  }

  private static List<Lookup> lookups(YamlSection root, List<Depot> depots) {
    List<Lookup> lookups = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlValue item : root.items("lookups")) {
      item.section()
          .ifPresent(
              section -> {
                String name = uniqueName(section, names);
                SourceFiles files = FormatSection.files(section, depots, "lookup-" + name);
                String key = column(section, "key", files.format());
                String value = column(section, "value", files.format());
                section.refuseOthers();
                lookups.add(new Lookup(name, files, key, value));
              });
    }
    return lookups;
  }

  private static String column(YamlSection section, String key, FileFormat format) {
    Optional<YamlValue> value = section.require(key, "Name a column of the file.");
    String column = value.flatMap(YamlValue::word).orElse("");
    if (!column.isEmpty()) {
      value.ifPresent(v -> KnownColumns.of(format, null).check(column, v));
    }
    return column;
  }

  private static List<Feed> feeds(YamlSection root, List<Depot> depots, Set<String> lookups) {
    List<Feed> feeds = new ArrayList<>();
    root.require("feeds", "Write at least one feed: files and what becomes of their rows.");
    Set<String> names = new HashSet<>();
    for (YamlValue item : root.items("feeds")) {
      item.section()
          .map(section -> FeedSection.read(section, names, depots, lookups))
          .ifPresent(feeds::add);
    }
    return feeds;
  }

  private static String fingerprint(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
