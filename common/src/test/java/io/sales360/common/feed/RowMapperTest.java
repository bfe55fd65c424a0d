package io.sales360.common.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales360.common.contract.Violation;
import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.model.OrderLine;
import io.sales360.common.model.OrderStatus;
import io.sales360.common.product.Feed;
import io.sales360.common.product.ProductFile;
import io.sales360.common.product.ProductFileException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowMapperTest {
  private static final ProductFile PRODUCT =
      Formats.product(
          """
          lookups: [{name: products, depot: files, files: products.csv, key: K, value: V}]
          feeds:
            - name: sales
              depot: files
              files: sales*.csv
              format:
                decimal_mark: ","
                grouping_mark: "."
                currency_signs: ["€"]
                dates: [dd.MM.yyyy]
                timestamps: ["dd.MM.yyyy HH:mm"]
              types: {Units: decimal, Price: decimal}
              control_amount: Units * Price
              outcomes:
                - {name: free, when: Price == 0, filter: true}
                - name: sale
                  when: Units > 0
                  entity: order_line
                  map:
                    order_id: {column: Order No, clean: [trim, upper]}
                    product_id: {column: Item, lookup: products, otherwise: refuse}
                    quantity: Units
                    unit_price: Price
                    ordered_at: Day
                    due_on: {column: Day, plus_days: 7}
                    order_status: {column: State, values: {S: shipped}, otherwise: "null"}
                    net_amount: {expr: "Units * Price / 3"}
                    shipping_method: {value: UPS}
                    delivered_on: Due
          """);
  private static final Feed FEED = PRODUCT.feed("sales");
  private static final List<String> HEADER =
      List.of("Order No", "Item", "Units", "Price", "Day", "State", "Due");
  private static final FeedColumns COLUMNS = FeedColumns.of(FEED, List.of(HEADER));

  private static RowMapper mapper(RowCheck check) {
    return RowMapper.of(
        PRODUCT, FEED, COLUMNS, Map.of("products", Map.of("1", "shoe")), type -> check);
  }

  private static SourceRow row(String... values) {
    return new SourceRow(
        "sales",
        "sales1.csv",
        7,
        String.join(",", values),
        Arrays.asList(Arrays.copyOf(values, HEADER.size())));
  }

  private static DeadLetter refused(String... values) {
    return ((Mapped.Refused) mapper(RowCheck.NONE).map(row(values))).letter();
  }

  @Test
  void fillsTheEntity() {
    Mapped mapped =
        mapper(RowCheck.NONE).map(row(" o-1 ", "1", "1.000", "€ 2,50", "30.03.2024 12:30", "S"));
    OrderLine line = (OrderLine) ((Mapped.Written) mapped).entity();
    assertThat(line.orderId()).isEqualTo("O-1");
    assertThat(line.productId()).isEqualTo("shoe");
    assertThat(line.quantity()).isEqualByComparingTo("1000");
    assertThat(line.unitPrice()).isEqualTo(new BigDecimal("2.50"));
    assertThat(line.netAmount()).isEqualTo(new BigDecimal("833.333333333"));
    assertThat(line.orderedAt()).isEqualTo(Instant.parse("2024-03-30T12:30:00Z"));
    assertThat(line.dueOn()).isEqualTo(LocalDate.of(2024, 4, 6));
    assertThat(line.orderStatus()).isEqualTo(OrderStatus.SHIPPED);
    assertThat(line.shippingMethod()).isEqualTo("UPS");
    assertThat(line.currencyCode()).isNull();
    assertThat(line.origin().outcome()).isEqualTo("sale");
    assertThat(line.origin().line()).isEqualTo(7);
    assertThat(line.origin().controlAmount()).isEqualByComparingTo("2500");
  }

  @Test
  void aDateAloneIsTheStartOfItsDayInTheReportingZone() {
    Mapped mapped = mapper(RowCheck.NONE).map(row("o", "1", "1", "1", "01.07.2024", null));
    OrderLine line = (OrderLine) ((Mapped.Written) mapped).entity();
    assertThat(line.orderedAt()).isEqualTo(Instant.parse("2024-06-30T23:00:00Z"));
    assertThat(line.orderStatus()).isNull();
  }

  @Test
  void filtersByTheFirstConditionThatHolds() {
    assertThat(mapper(RowCheck.NONE).map(row("o", "1", "5", "0", null, null)))
        .isInstanceOfSatisfying(
            Mapped.Filtered.class,
            f -> {
              assertThat(f.outcome()).isEqualTo("free");
              assertThat(f.amount()).isEqualByComparingTo("0");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "NULL",
      value = {
        "o|1|x|1|01.07.2024| bad_number | Units",
        "o|1|1.0.0|1|01.07.2024| bad_number | Units",
        "o|1|1|1.50|01.07.2024| bad_number | Price",
        "o|1|1|1|31.02.2024| bad_timestamp | ordered_at",
        "o|1|1|1|2024-07-01| bad_timestamp | ordered_at",
        "o|9|1|1|01.07.2024| unknown_value | product_id",
        "NULL|1|1|1|01.07.2024| required | order_id",
        "o|1|-1|1|01.07.2024| no_outcome | NULL",
        "o|1|0,1234567891|1|01.07.2024| too_many_decimals | quantity",
        "o|1|NULL|1|01.07.2024| no_outcome | NULL",
      })
  void refusesWithFileLineColumnAndValue(
      String order,
      String item,
      String units,
      String price,
      String day,
      String rule,
      String column) {
    DeadLetter letter = refused(order, item, units, price, day, null);
    assertThat(letter.rule()).isEqualTo(rule);
    assertThat(letter.column()).isEqualTo(column);
    assertThat(letter.message()).startsWith("sales1.csv, line 7: ");
    assertThat(letter.original()).isEqualTo(String.join(",", order, item, units, price, day, null));
  }

  @Test
  void refusesDaysThatAreNone() {
    DeadLetter letter = refused("o", "1", "1", "1", "01.07.2024", "S", "30.02.2024");
    assertThat(letter.rule()).isEqualTo("bad_date");
    assertThat(letter.column()).isEqualTo("delivered_on");
    assertThat(letter.value()).isEqualTo("30.02.2024");
    assertThat(letter.message()).contains("(from Due)", "dd.MM.yyyy", "31.01.2024", "Maybe");
  }

  @Test
  void theContractHasTheLastWord() {
    RowCheck negative = e -> new Violation("minimum", "unit_price", "-1", "The price is negative.");
    DeadLetter letter =
        ((Mapped.Refused) mapper(negative).map(row("o", "1", "2", "-1", "01.07.2024", null)))
            .letter();
    assertThat(letter.stage()).isEqualTo("contract");
    assertThat(letter.rule()).isEqualTo("minimum");
    assertThat(letter.controlAmount()).isEqualByComparingTo("-2");
    assertThat(mapper(negative).controlAmount(row("o", "1", "2", "-1", null, null)))
        .isEqualByComparingTo("-2");
    assertThat(mapper(negative).controlAmount(row("o", "1", "x", "1", null, null))).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,234.50 | 1234.50", "(1,234.50) | -1234.50", "$5 | 5", "-$5 | -5", "$ -5 | -5", "5- | -5",
        "12.5 % | 0.125", "5E-2 | 0.05", "+7 | 7", ".0120 | .0120", "12,34,567 | 1234567",
            "−3 | -3",
        "1E3 | 1000",
      })
  void readsNumbersAsPeopleWriteThem(String text, BigDecimal expected) throws ValueException {
    NumberText numbers =
        new NumberText(Formats.format("grouping_mark: \",\", currency_signs: [\"$\"]").values());
    assertThat(numbers.decimal(text)).isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,23", "12,3456", "1.2.3", "--5", "(-5)", "1 2", "0x10", "NaN", "5 EUR", "1E999", ","
      })
  void refusesWhatIsNoNumber(String text) {
    NumberText numbers = new NumberText(Formats.format("grouping_mark: \",\"").values());
    assertThatThrownBy(() -> numbers.decimal(text)).isInstanceOf(ValueException.class);
  }

  @Test
  void plansFilesAndLoadsLookups(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("products.csv"), "K,V\n1,shoe\n1,shoe\n2,boot\n");
    Files.writeString(
        directory.resolve("sales2.csv"), "Item,Order No,Units,Due,Price,Day,State,New\n");
    Files.writeString(directory.resolve("sales1.csv"), String.join(",", HEADER) + "\n");
    List<SourceFile> files =
        FeedFiles.plan(PRODUCT, Path.of("/nowhere"), directory, FeedFiles.DatabaseCopies.NONE);
    assertThat(files)
        .extracting(SourceFile::file)
        .containsExactly("products.csv", "sales1.csv", "sales2.csv");
    assertThat(files.get(0).feed()).isEqualTo("lookup:products");
    assertThat(files.get(0).sha256()).hasSize(64);
    assertThat(files.get(1).sizeBytes()).isEqualTo(String.join(",", HEADER).length() + 1);
    FeedColumns columns = FeedFiles.columns(FEED, files);
    assertThat(columns.names()).startsWith("Order No").endsWith("New").hasSize(8);
    assertThat(columns.required()).containsExactlyInAnyOrderElementsOf(HEADER);
    assertThat(Lookups.load(PRODUCT, files))
        .isEqualTo(Map.of("products", Map.of("1", "shoe", "2", "boot")));
    Files.writeString(directory.resolve("products.csv"), "K,V\n1,shoe\n1,boot\n3\n");
    assertThatThrownBy(() -> Lookups.load(PRODUCT, files))
        .isInstanceOf(ProductFileException.class)
        .hasMessageContaining("two values: shoe and boot")
        .hasMessageContaining("line 4");
  }

  @Test
  void reportsAllMissingFilesAtOnce(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("product.csv"), "K,V\n");
    assertThatThrownBy(
            () -> FeedFiles.plan(PRODUCT, directory, null, FeedFiles.DatabaseCopies.NONE))
        .isInstanceOf(ProductFileException.class)
        .hasMessageContaining("has no file products.csv")
        .hasMessageContaining("Maybe you mean product.csv")
        .hasMessageContaining("has no file sales*.csv");
  }
}
