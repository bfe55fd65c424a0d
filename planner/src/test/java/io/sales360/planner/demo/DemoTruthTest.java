package io.sales360.planner.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.planner.demo.dialect.DirtKind;
import io.sales360.planner.demo.dialect.FileTally;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts in the files, with a reader of its own, what the truth says is there. */
class DemoTruthTest {
  private static final String NUMBER = "-?[0-9]+(\\.[0-9]+)?";

  @TempDir static Path directory;

  private static DemoTruth truth;
  private static final Map<String, List<NaiveFile>> FEEDS = new HashMap<>();

  @BeforeAll
  static void writeAndRead() throws IOException {
    truth = DemoCompany.strideRight().withOrders(1500).writeTo(directory);
    for (FileTally tally : truth.files()) {
      FEEDS
          .computeIfAbsent(tally.feed(), feed -> new ArrayList<>())
          .add(read(tally.feed(), tally.file()));
    }
  }

  private static NaiveFile read(String feed, String file) throws IOException {
    Charset charset =
        switch (feed) {
          case "sales_order" -> StandardCharsets.ISO_8859_1;
          case "campaign" -> Charset.forName("windows-1252");
          default -> StandardCharsets.UTF_8;
        };
    String delimiter =
        switch (feed) {
          case "sales_order", "channel", "campaign", "campaign_spend", "market_indicator" -> ";";
          case "customer", "price_list", "salesperson" -> "\t";
          case "product", "team" -> "|";
          case "territory" -> "+|";
          default -> ",";
        };
    List<String> columns =
        switch (feed) {
          case "team" -> List.of("team_id", "team_name", "manager_id", "region");
          case "exchange_rate" -> List.of("rated_on", "base", "quote", "rate");
          default -> List.of();
        };
    return NaiveFile.read(directory.resolve(file), charset, delimiter, columns);
  }

  @Test
  void recordsOfEachFileAreCounted() {
    for (String feed : FEEDS.keySet()) {
      List<Integer> told =
          truth.files().stream()
              .filter(f -> f.feed().equals(feed))
              .map(FileTally::records)
              .toList();
      assertThat(FEEDS.get(feed)).extracting(file -> file.lines().size()).isEqualTo(told);
    }
  }

  @Test
  void recordsAreCleanOnesAndThoseThatWereAdded() {
    for (String feed : FEEDS.keySet()) {
      int records = FEEDS.get(feed).stream().mapToInt(f -> f.lines().size()).sum();
      int added =
          truth.planted(feed, DirtKind.Outcome.REFUSED)
              + truth.planted(feed, DirtKind.Outcome.DEDUPLICATED)
              + truth.planted(feed, DirtKind.ORDER_WITHOUT_LINES);
      assertThat(records).as(feed).isEqualTo(truth.cleanRecords(feed) + added);
    }
  }

  @Test
  void repeatedBlankAndRaggedRecordsAreCounted() {
    for (String feed : FEEDS.keySet()) {
      List<NaiveFile> files = FEEDS.get(feed);
      assertThat(files.stream().mapToLong(NaiveFile::repeats).sum())
          .as(feed)
          .isEqualTo(truth.planted(feed, DirtKind.EXACT_DUPLICATE));
      assertThat(files.stream().mapToInt(NaiveFile::blankLines).sum())
          .as(feed)
          .isEqualTo(truth.planted(feed, DirtKind.BLANK_LINE));
      assertThat(ragged(files, -1))
          .as(feed)
          .isEqualTo(truth.planted(feed, DirtKind.TOO_FEW_FIELDS));
      assertThat(ragged(files, 1))
          .as(feed)
          .isEqualTo(truth.planted(feed, DirtKind.TOO_MANY_FIELDS));
    }
  }

  private static long ragged(List<NaiveFile> files, int surplus) {
    return files.stream()
        .mapToLong(
            file ->
                file.lines().stream()
                    .filter(line -> line.fields().size() == file.width() + surplus)
                    .count())
        .sum();
  }

  @Test
  void undecodableRecordsAreCounted() {
    for (String feed : List.of("customer", "order_line", "payment", "product")) {
      long found =
          FEEDS.get(feed).stream()
              .flatMap(f -> f.lines().stream())
              .filter(line -> !line.decodable())
              .count();
      assertThat(found).as(feed).isEqualTo(truth.planted(feed, DirtKind.WRONG_CHARSET));
    }
  }

  @Test
  void badDatesAreCounted() {
    assertThat(badMoments("sales_order", "OrderDate", "dd.MM.uuuu HH:mm:ss"))
        .isEqualTo(truth.planted("sales_order", DirtKind.BAD_DATE));
    assertThat(badMoments("order_line", "changed_at", "uuuu-MM-dd HH:mm:ss"))
        .isEqualTo(truth.planted("order_line", DirtKind.BAD_DATE));
    assertThat(badMoments("payment", "transaction_date", "uuuu-MM-dd'T'HH:mm:ss'Z'"))
        .isEqualTo(truth.planted("payment", DirtKind.BAD_DATE));
  }

  @Test
  void badNumbersAndPricesAreCounted() {
    assertThat(count("order_line", row -> !row.get("qty").matches(NUMBER)))
        .isEqualTo(truth.planted("order_line", DirtKind.BAD_NUMBER));
    assertThat(count("order_line", row -> row.get("unit_price").startsWith("-")))
        .isEqualTo(truth.planted("order_line", DirtKind.NEGATIVE_PRICE));
    assertThat(count("sales_order", row -> !row.get("Total").matches("[0-9]+(,[0-9]+)?")))
        .isEqualTo(truth.planted("sales_order", DirtKind.BAD_NUMBER));
    assertThat(count("exchange_rate", row -> !row.get("rate").matches(NUMBER)))
        .isEqualTo(truth.planted("exchange_rate", DirtKind.BAD_NUMBER));
  }

  @Test
  void sharesOfAnOrderAreWholeButForThosePlanted() {
    Map<String, BigDecimal> sums = new HashMap<>();
    for (Map<String, String> row : Set.copyOf(rows("sales_credit"))) {
      BigDecimal percent = new BigDecimal(row.get("share").replace("%", ""));
      sums.merge(row.get("order_no") + "/" + row.get("line_no"), percent, BigDecimal::add);
    }
    BigDecimal whole = BigDecimal.valueOf(100);

    assertThat(sums.values().stream().filter(sum -> sum.compareTo(whole) != 0).count())
        .isEqualTo(
            truth.planted("sales_credit", DirtKind.INCOMPLETE_SHARES)
                + truth.planted("sales_credit", DirtKind.UNKNOWN_SALESPERSON));
    assertThat(truth.sharedCredits())
        .extracting(DemoTruth.SharedCredit::orderId)
        .isSubsetOf(keys("sales_order", "OrderNo"));
  }

  @Test
  void missingAndOverlongFieldsAreCounted() {
    assertThat(count("order_line", row -> row.get("sku").isEmpty()))
        .isEqualTo(truth.planted("order_line", DirtKind.MISSING_REQUIRED));
    assertThat(count("sales_order", row -> row.get("Currency").isEmpty()))
        .isEqualTo(truth.planted("sales_order", DirtKind.MISSING_REQUIRED));
    for (String feed : List.of("customer", "sales_order", "order_line")) {
      assertThat(count(feed, row -> row.values().stream().anyMatch(v -> v.length() > 20_000)))
          .isEqualTo(truth.planted(feed, DirtKind.OVERLONG_FIELD));
    }
  }

  @Test
  void unknownKeysAreCounted() {
    Set<String> customers = keys("customer", "CUSTOMER_ID");
    Set<String> products = keys("product", "SKU");
    Set<String> orders = keys("sales_order", "OrderNo");

    assertThat(count("sales_order", row -> !customers.contains(tidy(row.get("CustomerNo")))))
        .isEqualTo(truth.planted("sales_order", DirtKind.UNKNOWN_CUSTOMER));
    assertThat(
            count(
                "order_line",
                row -> !row.get("sku").isEmpty() && !products.contains(tidy(row.get("sku")))))
        .isEqualTo(truth.planted("order_line", DirtKind.UNKNOWN_PRODUCT));
    assertThat(count("order_line", row -> !orders.contains(row.get("order_id"))))
        .isEqualTo(truth.planted("order_line", DirtKind.UNKNOWN_ORDER));
  }

  @Test
  void closedSetsAndUntidyKeysAreCounted() {
    Set<String> methods = Set.of("Credit Card", "PayPal", "COD", "Debit Card", "Apple Pay");
    int strange =
        truth.planted("payment", DirtKind.INVALID_VALUE)
            + truth.planted("payment", DirtKind.VALUE_VARIANT);
    assertThat(count("payment", row -> !methods.contains(row.get("payment_method"))))
        .isEqualTo(strange);
    assertThat(
            count(
                "customer", row -> !Set.of("MALE", "FEMALE", "OTHER").contains(row.get("GENDER"))))
        .isEqualTo(
            truth.planted("customer", DirtKind.INVALID_VALUE)
                + truth.planted("customer", DirtKind.VALUE_VARIANT));
    assertThat(count("order_line", row -> !tidy(row.get("sku")).equals(row.get("sku"))))
        .isEqualTo(truth.planted("order_line", DirtKind.UNTIDY_KEY));
  }

  @Test
  void ordersWithoutLinesAreThoseThatWerePlanted() {
    Set<String> withLines = keys("order_line", "order_id");
    long without =
        keys("sales_order", "OrderNo").stream().filter(id -> !withLines.contains(id)).count();
    int kept = truth.planted("sales_order", DirtKind.ORDER_WITHOUT_LINES);
    int refusedWithFields =
        truth.planted("sales_order", DirtKind.Outcome.REFUSED)
            - truth.planted("sales_order", DirtKind.TOO_FEW_FIELDS)
            - truth.planted("sales_order", DirtKind.TOO_MANY_FIELDS);
    assertThat(without).isEqualTo(kept + refusedWithFields);
  }

  @Test
  void amountsAreThoseOfTheRecordsThatAreLeft() {
    Map<String, String> currencies =
        rows("sales_order").stream()
            .collect(Collectors.toMap(r -> r.get("OrderNo"), r -> r.get("Currency"), (a, b) -> a));
    Map<String, Map<String, String>> latest = new HashMap<>();
    for (Map<String, String> row : rows("order_line")) {
      if (Integer.parseInt(row.get("line_no")) < 1000) {
        latest.merge(
            row.get("order_id") + "/" + row.get("line_no"),
            row,
            (a, b) -> a.get("changed_at").compareTo(b.get("changed_at")) >= 0 ? a : b);
      }
    }
    assertThat(latest).hasSize(truth.cleanRecords("order_line"));
    Map<String, BigDecimal> net = new HashMap<>();
    for (Map<String, String> row : latest.values()) {
      net.merge(
          currencies.get(row.get("order_id")),
          new BigDecimal(row.get("line_amount")),
          BigDecimal::add);
    }
    assertThat(net).containsOnlyKeys("USD", "EUR", "GBP");
    net.forEach(
        (currency, amount) ->
            assertThat(truth.amount("order_line", "net", currency)).isEqualByComparingTo(amount));
  }

  private static long badMoments(String feed, String column, String pattern) {
    DateTimeFormatter strict =
        DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
    return count(
        feed,
        row -> {
          try {
            return LocalDateTime.parse(row.get(column), strict) == null;
          } catch (DateTimeException e) {
            return true;
          }
        });
  }

  private static long count(
      String feed, java.util.function.Predicate<Map<String, String>> condition) {
    return rows(feed).stream().filter(condition).count();
  }

  private static List<Map<String, String>> rows(String feed) {
    return FEEDS.get(feed).stream().flatMap(file -> file.rows().stream()).toList();
  }

  private static Set<String> keys(String feed, String column) {
    return rows(feed).stream()
        .map(row -> tidy(row.get(column)))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static String tidy(String key) {
    return key.trim().toUpperCase(Locale.ROOT);
  }
}
