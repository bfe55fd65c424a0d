package io.sales360.common.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sales360.common.model.EntityType;
import io.sales360.common.model.OrderStatus;
import io.sales360.common.product.ContractTerms.UnknownKey;
import io.sales360.common.product.Feed.SourceType;
import io.sales360.common.product.ForecastPlan.Dimension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProductFileParserTest {

  @Test
  void readsTheDocumentedExample() throws IOException {
    ProductFile product = ProductFileParser.parse(ProductDocument.example(), "sales360.yaml");
    assertThat(product.name()).isEqualTo("stride-right");
    assertThat(product.reporting().fiscalYearStart()).isEqualTo(MonthDay.of(2, 1));
    assertThat(product.reporting().asOf()).isEqualTo(LocalDate.of(2024, 6, 30));
    assertThat(product.reporting().salesStatuses()).doesNotContain(OrderStatus.CANCELLED);
    Feed customers = product.feed("crm_customers");
    assertThat(customers.files().format())
        .isInstanceOfSatisfying(
            DelimitedFormat.class, format -> assertThat(format.delimiter()).isEqualTo("\t"));
    assertThat(customers.outcomes()).hasSize(1);
    assertThat(customers.outcomes().get(0).name()).isEqualTo("customer");
    assertThat(customers.outcomes().get(0).map().get("first_name"))
        .isEqualTo(Mapping.ofColumn("FirstName"));
    Feed invoices = product.feed("invoices");
    assertThat(invoices.removeExactDuplicates()).isTrue();
    assertThat(invoices.types()).containsEntry("Quantity", SourceType.DECIMAL);
    assertThat(invoices.outcomes())
        .extracting(Outcome::isFilter)
        .containsExactly(true, false, false);
    ContractTerms terms = product.terms(EntityType.ORDER_LINE);
    assertThat(terms.refusedLimit()).isEqualByComparingTo(new BigDecimal("0.005"));
    assertThat(terms.references()).containsEntry("product_id", UnknownKey.INFER);
    ForecastPlan plan = product.forecastPlan().orElseThrow();
    assertThat(plan.levels()).hasSize(8).contains(List.of(), List.of(Dimension.PRODUCT));
    assertThat(plan.grains()).hasSize(3);
    assertThat(plan.cleaning()).isEqualTo(ForecastPlan.Cleaning.NONE);
    assertThat(product.fingerprint()).hasSize(64);
    new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(product);
  }

  @ParameterizedTest
  @MethodSource("io.sales360.common.product.InvalidProductFiles#all")
  void refusesWhatIsWrongWithItsLine(InvalidProductFiles.Example example) {
    ProductFileException refusal =
        catchThrowableOfType(
            ProductFileException.class,
            () -> ProductFileParser.parse(example.text(), "sales360.yaml"));
    assertThat(refusal).isNotNull();
    assertThat(refusal.problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.message() + " " + problem.remedy()).contains(example.says());
              assertThat(problem.line()).isEqualTo(example.line());
            });
  }

  @Test
  void reportsAllProblemsAtOnceInOrder() {
    String text =
        """
        name: Bad Name
        depots: [{name: files, path: .}, {name: files, path: .}]
        reporting: {currency: DOLLAR, zone: Mars/Base, as_of: 2024-02-30}
        feeds:
          - name: sales
            depot: file
            files: ../x.csv
            entity: order_lin
            map: {order_id: A}
        fedes: []
        """;
    ProductFileException refusal =
        catchThrowableOfType(
            ProductFileException.class, () -> ProductFileParser.parse(text, "sales360.yaml"));
    assertThat(refusal.problems())
        .extracting(Problem::line)
        .containsExactly(1, 2, 3, 3, 3, 6, 7, 8, 10);
    assertThat(refusal)
        .hasMessageContaining("sales360.yaml:6: feeds[0].depot: No depot is named file.")
        .hasMessageContaining("Maybe you mean files.")
        .hasMessageContaining("Maybe you mean order_line.")
        .hasMessageContaining("Maybe you mean feeds.");
  }

  @Test
  void mergesAnchors() {
    ProductFile product =
        ProductFileParser.parse(
            """
            name: merged
            depots: [{name: files, path: .}]
            reporting: {currency: USD}
            feeds:
              - &first
                name: a
                depot: files
                files: a.csv
                outcomes: &dropped [{name: dropped, filter: true}]
              - <<: *first
                name: b
                files: b.csv
            """,
            "sales360.yaml");
    assertThat(product.feed("b").files().pattern()).isEqualTo("b.csv");
    assertThat(product.feed("b").outcomes()).isEqualTo(product.feed("a").outcomes());
  }

  @Test
  void aliasesOfAliasesEndSomewhere() {
    StringBuilder text = new StringBuilder("name: a\nreporting: {currency: USD}\n");
    text.append("depots: [{name: files, path: .}]\nfeeds:\n");
    text.append("- {name: f, depot: files, files: q, outcomes: &o [")
        .append("{name: x, filter: true},".repeat(300))
        .append("]}\n");
    text.append("- {name: f, depot: files, files: q, outcomes: *o}\n".repeat(400));
    assertThatThrownBy(() -> ProductFileParser.parse(text.toString(), "sales360.yaml"))
        .isInstanceOf(ProductFileException.class)
        .hasMessageContaining("more than");
  }

  @Test
  void readsFiles(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("sales360.yaml");
    Files.write(file, new byte[] {'n', (byte) 0xE9});
    assertThatThrownBy(() -> ProductFileParser.parse(file))
        .isInstanceOf(ProductFileException.class)
        .hasMessageContaining("no UTF-8");
    Files.writeString(file, ProductDocument.example());
    assertThat(ProductFileParser.parse(file).fingerprint())
        .isEqualTo(ProductFileParser.parse(ProductDocument.example(), "x").fingerprint());
  }
}
