package io.sales360.common.product;

import java.util.List;
import java.util.stream.Stream;

/**
 * Product files with one thing wrong, for the parser and, where it can know, for the JSON Schema.
 */
final class InvalidProductFiles {
  private InvalidProductFiles() {}

  /**
   * One mistake.
   *
   * @param text the file
   * @param line where the problem must be seen
   * @param says part of the message or remedy
   * @param bySchema whether the JSON Schema can see it too
   */
  record Example(String text, int line, String says, boolean bySchema) {
    @Override
    public String toString() {
      return says;
    }
  }

  private static final String VALID =
      """
      name: test
      depots: [{name: files, path: .}]
      reporting: {currency: USD}
      lookups: [{name: products, depot: files, files: p.csv, key: K, value: V}]
      feeds:
        - name: sales
          depot: files
          files: in.csv
          format: {header: false, columns: [Id, Product, Units, Day]}
          types: {Units: decimal, Day: date}
          outcomes:
            - {name: odd, when: Units < 0, filter: true}
            - name: sale
              entity: order_line
              key: [order_id]
              map: {order_id: Id, product_id: Product, quantity: Units}
      contracts: {order_line: {refused_limit: 1%}}
      forecast: {levels: [[], [channel]], grains: [{grain: month, horizon: 6}]}
      """;

  static String valid() {
    return VALID;
  }

  private static Example schema(String from, String to, int line, String says) {
    return example(from, to, line, says, true);
  }

  private static Example parser(String from, String to, int line, String says) {
    return example(from, to, line, says, false);
  }

  private static Example example(String from, String to, int line, String says, boolean bySchema) {
    if (!VALID.contains(from)) {
      throw new IllegalArgumentException("Not in the valid file: " + from);
    }
    return new Example(VALID.replace(from, to), line, says, bySchema);
  }

  static Stream<Example> all() {
    return Stream.of(ofSchema(), ofParser()).flatMap(List::stream);
  }

  private static List<Example> ofSchema() {
    return List.of(
        schema("name: test\n", "", 1, "key name is missing"),
        schema("name: test", "name: Test Co", 1, "a-z, 0-9 and -"),
        schema("currency: USD", "curency: USD", 3, "Maybe you mean currency"),
        schema("{currency: USD}", "{currency: USD, week_calendar: 5-4-4}", 3, "4-4-5"),
        schema("{currency: USD}", "{currency: USD, rate_tolerance_days: x}", 3, "whole number"),
        schema("{currency: USD}", "{currency: USD, sales_statuses: [sold]}", 3, "none of placed"),
        schema("[{name: files, path: .}]", "{name: files}", 2, "must be a list"),
        schema("path: .", "pth: .", 2, "Maybe you mean path"),
        schema("entity: order_line", "entity: orderline", 14, "Maybe you mean order_line"),
        schema("format: {header", "format: {heder", 9, "Maybe you mean header"),
        schema("types: {Units: decimal", "types: {Units: number", 10, "none of string"),
        schema("order_id: Id,", "order_id: {column: Id, value: x},", 16, "exactly one of"),
        schema("order_id: Id,", "order_id: {column: Id, clean: [up]},", 16, "none of trim"),
        schema("order_id: Id,", "order_id: {column: Id, otherwise: drop},", 16, "none of keep"),
        schema("filter: true", "filter: maybe", 12, "must be true or false"),
        schema("{grain: month", "{grain: mont", 18, "Maybe you mean month"),
        schema("horizon: 6", "horizon: 0", 18, "whole number from 1"),
        schema("{levels:", "{cleaning: outlier, levels:", 18, "Maybe you mean outliers."),
        schema("[channel]", "[chanel]", 18, "Maybe you mean channel"),
        schema(
            "contracts: {order_line", "contracts: {order_lines", 17, "Maybe you mean order_line"));
  }

  private static List<Example> ofParser() {
    return List.of(
        parser("currency: USD", "currency: UDS", 3, "no currency"),
        parser("{currency: USD}", "{currency: USD, zone: Mars}", 3, "America/New_York"),
        parser("{currency: USD}", "{currency: USD, as_of: 2024-02-30}", 3, "2024-02-30"),
        parser("depot: files, files", "depot: file, files", 4, "Maybe you mean files"),
        parser("files: in.csv", "files: ../in.csv", 8, "stays below its depot"),
        parser("{header: false,", "{header: true,", 9, "a header and columns"),
        parser("columns: [Id", "charset: UTF-9, columns: [Id", 9, "no charset"),
        parser(
            "columns: [Id",
            "dates: [dd/MM/yy], timestamps: [HH], columns: [Id",
            9,
            "date with a time"),
        parser("columns: [Id", "dates: [bad], columns: [Id", 9, "'bad' is wrong"),
        parser(
            "columns: [Id",
            "decimal_mark: \",\", grouping_mark: \",\", columns: [Id",
            9,
            "must differ"),
        parser("columns: [Id", "line_end: \"&|\", quote: \"'\", columns: [Id", 9, "line break"),
        parser("Day: date}", "Dya: date}", 10, "Maybe you mean Day"),
        parser("when: Units < 0", "when: Unts < 0", 12, "Maybe you mean Units"),
        parser("when: Units < 0", "when: Units < 'x'", 12, "does not work on (number, string)"),
        parser("when: Units < 0", "when: Units", 12, "boolean is needed"),
        parser("when: Units < 0, filter", "filter", 13, "No row reaches"),
        parser("{name: odd,", "{name: sale,", 13, "is taken"),
        parser("filter: true", "filter: false", 12, "either fill an entity or be a filter"),
        parser("order_id: Id,", "order_idd: Id,", 16, "Maybe you mean order_id"),
        parser(", quantity: Units", "", 13, "needs quantity"),
        parser("order_id: Id,", "order_id: Idd,", 16, "Maybe you mean Id"),
        parser("quantity: Units", "quantity: {value: many}", 16, "holds a number, not 'many'"),
        parser(
            "quantity: Units",
            "quantity: Units, due_on: {expr: Units}",
            16,
            "date or string is needed"),
        parser("quantity: Units", "quantity: {expr: \"Units *\"}", 16, "at character"),
        parser("quantity: Units", "quantity: {column: Units, plus_days: 1}", 16, "about dates"),
        parser(
            "quantity: Units", "quantity: Units, order_status: {value: sold}", 16, "one of placed"),
        parser(
            "order_id: Id,",
            "order_id: {column: Id, lookup: product},",
            16,
            "Maybe you mean products"),
        parser("key: [order_id]", "key: [line_id]", 15, "not in the map"),
        parser("key: [order_id]", "latest_by: order_id", 15, "there is no key"),
        parser("refused_limit: 1%", "refused_limit: 101%", 17, "between 0 and 1"),
        parser("refused_limit: 1%", "required: [order_idd]", 17, "Maybe you mean order_id"),
        parser("[channel]]", "[channel], [category, product]]", 18, "a product has one category"),
        parser("[channel]]", "[channel], [channel]]", 18, "given twice"),
        parser("horizon: 6", "horizon: 6, levels: [[product]]", 18, "none of the plan's levels"),
        parser("name: test", "name: test\nname: again", 2, "already given in line 1"),
        parser("path: .}", "path: !!java.net.URL x}", 2, "means nothing here"),
        parser("path: .}", "path: \"jdbc://me:pw@host/db\"}", 2, "looks like a secret"),
        parser("path: .}", "path: ., password: hunter2}", 2, "Keep secrets out"),
        parser("name: test", "name: &a [*a]", 1, "contains itself"),
        parser("name: test", "name: [", 3, "This is no YAML"));
  }
}
