package io.sales360.common.product;

import io.sales360.common.expression.NearestName;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads {@code depot}, {@code files} and {@code format} of feeds and lookups. */
final class FormatSection {
  private final YamlSection section;

  private FormatSection(YamlSection section) {
    this.section = section;
  }

  /**
   * What a feed or lookup reads.
   *
   * @param owner names the directory of what is copied from a database
   */
  static SourceFiles files(YamlSection section, List<Depot> depots, String owner) {
    Optional<YamlValue> depotValue =
        section.require("depot", "Name the depot that the source is in.");
    String name = depotValue.flatMap(YamlValue::word).orElse("");
    Optional<Depot> depot = depots.stream().filter(d -> d.name().equals(name)).findFirst();
    if (!name.isEmpty() && depot.isEmpty()) {
      List<String> known = depots.stream().map(Depot::name).toList();
      depotValue.ifPresent(
          v -> v.problem("No depot is named " + name + ".", NearestName.hint(name, known)));
    }
    if (depot.isPresent() && depot.get().database() != null) {
      return TableSection.read(section, name, owner);
    }
    String pattern =
        section
            .require("files", "Write a path or a glob below the depot: crm/customers_*.tsv.")
            .flatMap(v -> v.as(FormatSection::pattern, "Declare another depot for other places."))
            .orElse("");
    FileFormat.Kind told = FileFormat.Kind.ofPath(pattern);
    Optional<YamlSection> written = section.get("format").flatMap(YamlValue::section);
    return written
        .map(s -> new FormatSection(s).read(name, pattern, told))
        .orElseGet(() -> standard(name, pattern, told));
  }

  /** How the values of a table are written where it is copied to. */
  static ValueFormat valuesOfTable(YamlSection format) {
    ValueFormat values = new FormatSection(format).values().andTyped();
    format.refuseOthers();
    return values;
  }

  private static SourceFiles standard(String depot, String pattern, FileFormat.Kind kind) {
    boolean typed = kind != FileFormat.Kind.CSV;
    return new SourceFiles(
        depot,
        pattern,
        switch (kind) {
          case CSV -> DelimitedFormat.STANDARD;
          case JSONL -> new FileFormat.JsonLines("", DelimitedFormat.MAX_FIELD_CHARS);
          case AVRO -> new FileFormat.Avro("");
          case PARQUET -> new FileFormat.Parquet("");
          case XLSX -> new WorkbookFormat("", List.of(), 0);
        },
        typed ? ValueFormat.STANDARD.andTyped() : ValueFormat.STANDARD,
        SourceFiles.MAX_INFLATION,
        null);
  }

  private static String pattern(String pattern) {
    if (pattern.startsWith("/")
        || pattern.contains("://")
        || List.of(pattern.split("/")).contains("..")) {
      throw new IllegalArgumentException("a pattern stays below its depot");
    }
    return pattern;
  }

  private SourceFiles read(String depot, String pattern, FileFormat.Kind told) {
    FileFormat.Kind kind =
        section.get("type").flatMap(v -> v.oneOf(FileFormat.Kind.class)).orElse(told);
    FileFormat format =
        switch (kind) {
          case CSV -> delimited();
          case JSONL -> new FileFormat.JsonLines(rows(), whole("max_line_chars", 1 << 26));
          case AVRO -> new FileFormat.Avro(rows());
          case PARQUET -> new FileFormat.Parquet(rows());
          case XLSX ->
              new WorkbookFormat(
                  text("sheet", FormatSection::oneLine).orElse(""),
                  columns(),
                  skipped("skip_rows"));
        };
    ValueFormat values = values();
    int maxInflation =
        section
            .get("max_inflation")
            .flatMap(v -> v.whole(1, 1_000_000))
            .orElse(SourceFiles.MAX_INFLATION);
    section.refuseOthers();
    return new SourceFiles(
        depot,
        pattern,
        format,
        kind == FileFormat.Kind.CSV ? values : values.andTyped(),
        maxInflation,
        null);
  }

  private String rows() {
    return text("rows", FormatSection::oneLine).orElse("");
  }

  private int whole(String key, int most) {
    return section.get(key).flatMap(v -> v.whole(1, most)).orElse(DelimitedFormat.MAX_FIELD_CHARS);
  }

  private int skipped(String key) {
    return section.get(key).flatMap(v -> v.whole(0, 1_000_000)).orElse(0);
  }

  private DelimitedFormat delimited() {
    DelimitedFormat standard = DelimitedFormat.STANDARD;
    String delimiter = text("delimiter", FormatSection::delimiter).orElse(standard.delimiter());
    String lineEnd = text("line_end", FormatSection::oneLine).orElse("");
    char quote = character("quote", lineEnd.isEmpty() ? standard.quote() : 0);
    if (!lineEnd.isEmpty() && quote != 0) {
      section.problem(
          "The format has a quote and a line_end; both say where a row may hold a line break.",
          "Write quote: \"\".");
    }
    if (quote != 0 && delimiter.indexOf(quote) >= 0) {
      section.problem("The delimiter holds the quote " + quote + ".", "Set quote: \"\".");
    }
    return new DelimitedFormat(
        delimiter,
        quote,
        text("charset", FormatSection::charset).orElse(standard.charset()),
        lineEnd,
        columns(),
        skipped("skip_lines"),
        whole("max_field_chars", 1 << 26));
  }

  private ValueFormat values() {
    ValueFormat standard = ValueFormat.STANDARD;
    boolean trim = section.get("trim").flatMap(YamlValue::truth).orElse(true);
    Set<String> nulls =
        new LinkedHashSet<>(section.get("nulls").map(YamlValue::texts).orElse(List.of()));
    char decimalMark = character("decimal_mark", standard.decimalMark());
    char groupingMark = character("grouping_mark", standard.groupingMark());
    if (decimalMark == 0 || decimalMark == groupingMark) {
      section.problem(
          "decimal_mark and grouping_mark must differ, and decimal_mark must be one character.",
          "Maybe decimal_mark: \",\" and grouping_mark: \".\".");
    }
    return new ValueFormat(
        trim,
        nulls,
        decimalMark,
        groupingMark,
        section.get("currency_signs").map(YamlValue::names).orElse(List.of()),
        patterns("dates", DatePattern::checkedDate, standard.datePatterns()),
        patterns("timestamps", DatePattern::checkedTimestamp, standard.timestampPatterns()),
        zone());
  }

  private List<String> columns() {
    boolean declared = section.has("columns");
    boolean header = section.get("header").flatMap(YamlValue::truth).orElse(!declared);
    if (header && declared) {
      section.problem(
          "The format has a header and columns.",
          "Drop columns; or write header: false, with skip_lines: 1 if there is a header to pass over.");
    }
    if (!header && !declared) {
      section.problem("A file without a header needs columns.", "Write columns: [first, second].");
    }
    return section.get("columns").map(YamlValue::names).orElse(List.of());
  }

  private String zone() {
    return section
        .get("zone")
        .flatMap(v -> v.as(t -> ZoneId.of(t).getId(), ProductFileParser.ZONE_REMEDY))
        .orElse("");
  }

  private List<String> patterns(String key, UnaryOperator<String> check, List<String> standard) {
    return section.get(key).map(v -> patterns(v, check)).orElse(standard);
  }

  static List<String> patterns(YamlValue list, UnaryOperator<String> check) {
    return list.items().stream()
        .map(item -> item.as(check, "Use a pattern of java.time such as dd/MM/yyyy."))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> text(String key, UnaryOperator<String> check) {
    return section
        .get(key)
        .flatMap(YamlValue::text)
        .flatMap(
            text -> {
              try {
                return Optional.of(check.apply(text));
              } catch (IllegalArgumentException e) {
                section
                    .get(key)
                    .ifPresent(
                        v -> v.problem("'" + text + "' is wrong: " + e.getMessage() + ".", ""));
                return Optional.empty();
              }
            });
  }

  private char character(String key, char standard) {
    return text(key, FormatSection::atMostOne)
        .map(text -> text.isEmpty() ? (char) 0 : text.charAt(0))
        .orElse(standard);
  }

  private static String atMostOne(String text) {
    if (text.length() > 1 || text.equals("\n") || text.equals("\r")) {
      throw new IllegalArgumentException("it must be one character, or \"\" for none");
    }
    return text;
  }

  private static String delimiter(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a delimiter has at least one character");
    }
    return oneLine(text);
  }

  private static String oneLine(String text) {
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("it must not hold a line break");
    }
    return text;
  }

  private static String charset(String name) {
    try {
      if (Charset.isSupported(name) && Charset.forName(name).canEncode()) {
        return Charset.forName(name).name();
      }
    } catch (IllegalCharsetNameException e) {
      throw new IllegalArgumentException("no charset is called so", e);
    }
    throw new IllegalArgumentException("no charset is called so");
  }
}
