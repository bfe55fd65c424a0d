package io.sales360.common.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales360.common.contract.ContractProperty.Privacy;
import io.sales360.common.model.Campaign;
import io.sales360.common.model.Customer;
import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityType;
import io.sales360.common.model.ExchangeRate;
import io.sales360.common.model.OrderLine;
import io.sales360.common.model.OrderStatus;
import io.sales360.common.product.ContractTerms;
import io.sales360.common.quality.QualityResult;
import io.sales360.common.schema.RecordShape;
import io.sales360.common.schema.ValueType;
import io.sales360.common.testing.SampleRecords;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DataContractTest {
  private static final OrderLine LINE =
      SampleRecords.with(
          SampleRecords.sparse(OrderLine.class),
          Map.of("order_id", "o1", "product_id", "p1", "quantity", BigDecimal.ONE));
  private static final Customer CUSTOMER =
      SampleRecords.with(SampleRecords.sparse(Customer.class), "customer_id", "c1");

  @ParameterizedTest
  @EnumSource(EntityType.class)
  void contractSaysWhatTheRecordHolds(EntityType entity) {
    DataContract contract = DataContract.of(entity, ContractTerms.DEFAULT);
    List<String> described = new ArrayList<>();
    for (ContractProperty property : contract.properties()) {
      described.add(
          "%s %s %s %s"
              .formatted(
                  property.name(),
                  property.logicalType(),
                  property.physicalType(),
                  property.required()));
      assertThat(property.description()).as(property.name()).hasSizeGreaterThan(10).endsWith(".");
      assertThat(property.primaryKeyPosition())
          .as(property.name())
          .isEqualTo(entity.identity().indexOf(property.name()) + 1);
    }

    assertThat(described).isEqualTo(held(entity));
    assertThat(contract.description()).endsWith(".");
    assertThat(contract.version()).isEqualTo("1.0.0");
  }

  private static List<String> held(EntityType entity) {
    List<String> held = new ArrayList<>();
    for (RecordShape.Component component :
        RecordShape.of(entity.recordType().asSubclass(Record.class)).components()) {
      if (component.type().kind() != ValueType.Kind.RECORD) {
        held.add(
            "%s %s %s"
                .formatted(
                    component.column(), types(component.type()), !component.type().nullable()));
      }
    }
    return held;
  }

  private static String types(ValueType type) {
    return switch (type.kind()) {
      case BOOLEAN -> "boolean BOOLEAN";
      case INTEGER -> "integer INTEGER";
      case LONG -> "integer BIGINT";
      case DOUBLE -> "number DOUBLE";
      case TEXT, ENUM -> "string VARCHAR";
      case DECIMAL -> "number DECIMAL(38,9)";
      case DATE -> "date DATE";
      case INSTANT -> "timestamp TIMESTAMP WITH TIME ZONE";
      case RECORD, LIST, MAP -> throw new AssertionError(type);
    };
  }

  @Test
  void goodRowsBreakNothing() {
    assertThat(contract(EntityType.ORDER_LINE).violations(LINE)).isEmpty();
    assertThat(contract(EntityType.CUSTOMER).violations(CUSTOMER)).isEmpty();
    assertThat(contract(EntityType.CUSTOMER).warnings(with("email", "ann@example.org")))
        .noneMatch(violation -> violation.column().equals("email"));
  }

  @ParameterizedTest
  @CsvSource({
    "quantity, 0, minimum, must be more than 0",
    "quantity, -3, minimum, (-3)",
    "unit_price, -0.01, minimum, must be at least 0",
  })
  void amountsOutOfRangeAreErrors(String column, BigDecimal value, String rule, String message) {
    assertThat(contract(EntityType.ORDER_LINE).violations(SampleRecords.with(LINE, column, value)))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.rule()).isEqualTo(rule);
              assertThat(violation.column()).isEqualTo(column);
              assertThat(violation.value()).isEqualTo(value.toString());
              assertThat(violation.message()).contains(message).contains("\nMaybe ");
            });
  }

  @Test
  void zeroPriceIsAllowedWhereZeroQuantityIsNot() {
    assertThat(
            contract(EntityType.ORDER_LINE)
                .violations(SampleRecords.with(LINE, "unit_price", BigDecimal.ZERO)))
        .isEmpty();
  }

  @Test
  void missingAndEmptyKeysAreErrors() {
    assertThat(rules(contract(EntityType.ORDER_LINE), SampleRecords.with(LINE, "order_id", null)))
        .containsExactly("order_id.required");
    assertThat(rules(contract(EntityType.ORDER_LINE), SampleRecords.with(LINE, "order_id", "")))
        .containsExactly("order_id.required", "order_id.length");
  }

  @Test
  void patternsAreAnchoredAndCaseCounts() {
    assertThat(
            rules(
                contract(EntityType.ORDER_LINE), SampleRecords.with(LINE, "currency_code", "USD")))
        .isEmpty();
    for (String wrong : List.of("usd", "USDX", "US", " USD", "USD\n")) {
      assertThat(
              rules(
                  contract(EntityType.ORDER_LINE),
                  SampleRecords.with(LINE, "currency_code", wrong)))
          .as(wrong)
          .containsExactly("currency_code.pattern");
    }
  }

  @Test
  void setsOfTheReferenceWarnUntilTheDeploymentStatesItsOwn() {
    Customer customer = with("gender", "Female");
    DataContract shipped = contract(EntityType.CUSTOMER);
    DataContract own =
        DataContract.of(
            EntityType.CUSTOMER,
            new ContractTerms(
                BigDecimal.ZERO, Map.of(), Map.of("gender", List.of("F", "M")), List.of("email")));

    assertThat(shipped.violations(customer)).isEmpty();
    assertThat(shipped.warnings(customer))
        .anySatisfy(
            violation -> {
              assertThat(violation.rule()).isEqualTo("valid_values");
              assertThat(violation.message()).contains("(Female)", "[MALE, FEMALE, OTHER]");
            });
    assertThat(rules(own, customer)).containsExactly("gender.valid_values", "email.required");
    assertThat(own.warnings(customer)).noneMatch(v -> v.column().equals("gender"));
  }

  @Test
  void deploymentMayNarrowAClosedSet() {
    DataContract own =
        DataContract.of(
            EntityType.ORDER_LINE,
            new ContractTerms(
                BigDecimal.ZERO, Map.of(), Map.of("order_status", List.of("shipped")), List.of()));

    assertThat(rules(own, SampleRecords.with(LINE, "order_status", OrderStatus.SHIPPED))).isEmpty();
    assertThat(rules(own, SampleRecords.with(LINE, "order_status", OrderStatus.PLACED)))
        .containsExactly("order_status.valid_values");
  }

  @ParameterizedTest
  @CsvSource({
    "ann@example.org,true",
    "ann@example,false",
    "an n@example.org,false",
    "a@b.c x,false"
  })
  void mailAddressesMatchAsAWhole(String email, boolean good) {
    assertThat(
            contract(EntityType.CUSTOMER).warnings(with("email", email)).stream()
                .noneMatch(violation -> violation.rule().equals("pattern")))
        .isEqualTo(good);
  }

  @Test
  void datesInTheWrongOrderAreNamedBoth() {
    Campaign campaign =
        SampleRecords.with(
            SampleRecords.sparse(Campaign.class),
            Map.of(
                "campaign_id", "c",
                "starts_on", LocalDate.of(2024, 3, 2),
                "ends_on", LocalDate.of(2024, 3, 1)));

    assertThat(contract(EntityType.CAMPAIGN).violations(campaign))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.rule()).isEqualTo("order");
              assertThat(violation.message()).contains("2024-03-02", "2024-03-01");
            });
    assertThat(
            contract(EntityType.CAMPAIGN)
                .violations(SampleRecords.with(campaign, "ends_on", LocalDate.of(2024, 3, 2))))
        .isEmpty();
  }

  @Test
  void longTextsAreShownShort() {
    assertThat(
            contract(EntityType.CUSTOMER)
                .violations(with("first_name", "x".repeat(4000) + "\n\u001b[31m")))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.rule()).isEqualTo("length");
              assertThat(violation.value()).hasSize(101).doesNotContain("\u001b");
              assertThat(violation.message()).hasSizeLessThan(300);
            });
  }

  @Test
  void rateOfAnExchangeIsPositive() {
    ExchangeRate rate =
        SampleRecords.with(
            SampleRecords.sparse(ExchangeRate.class),
            Map.of(
                "base_currency_code", "EUR",
                "quote_currency_code", "USD",
                "rate", BigDecimal.ZERO));
    assertThat(rules(contract(EntityType.EXCHANGE_RATE), rate)).containsExactly("rate.minimum");
  }

  @Test
  void termsThatNameNoColumnAreRefused() {
    ContractTerms terms = new ContractTerms(BigDecimal.ZERO, Map.of(), Map.of(), List.of("colour"));

    assertThatThrownBy(() -> DataContract.of(EntityType.PRODUCT, terms))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("colour")
        .hasMessageContaining("color");
  }

  @Test
  void personalDataIsClassified() {
    Map<Privacy, List<String>> classes = new TreeMap<>();
    for (EntityType entity : EntityType.values()) {
      for (ContractProperty property : contract(entity).properties()) {
        classes
            .computeIfAbsent(property.privacy(), unused -> new ArrayList<>())
            .add(entity.entityName() + "." + property.name());
      }
    }
    assertThat(classes.get(Privacy.DIRECT))
        .contains("customer.email", "customer.last_name", "sales_order.shipping_address")
        .hasSize(11);
    assertThat(classes.get(Privacy.QUASI)).contains("customer.born_on", "customer.zip_code");
    assertThat(classes.get(Privacy.SENSITIVE)).contains("customer.annual_income").hasSize(6);
  }

  @Test
  void contractsTravel() {
    DataContract contract = contract(EntityType.ORDER_LINE);
    DataContract clone = SerializableUtils.clone(contract);

    assertThat(clone).isEqualTo(contract);
    assertThat(rules(clone, SampleRecords.with(LINE, "quantity", BigDecimal.ZERO)))
        .containsExactly("quantity.minimum");
  }

  @Test
  void countsBecomeResultsWhateverTheirOrder() {
    DataContract contract =
        DataContract.of(
            EntityType.CUSTOMER,
            new ContractTerms(new BigDecimal("0.4"), Map.of(), Map.of(), List.of("email")));
    RuleCounts left = new RuleCounts();
    RuleCounts right = new RuleCounts();
    Customer good = with("email", "ann@example.org");
    left.addRow(contract.violations(good));
    left.addRow(contract.violations(CUSTOMER));
    right.addRow(contract.violations(good));

    RuleCounts counts = new RuleCounts().merge(right).merge(left);
    assertThat(counts).isEqualTo(new RuleCounts().merge(left).merge(right));
    assertThat(counts.rows()).isEqualTo(3);
    assertThat(counts.broken("email", "required")).isEqualTo(1);
    assertThat(contract.results(counts))
        .anySatisfy(
            result -> {
              assertThat(result.check()).isEqualTo("customer.email.required");
              assertThat(result.outcome()).isEqualTo(QualityResult.Outcome.WARN);
              assertThat(result.measured()).isEqualByComparingTo("0.333333333");
            })
        .anySatisfy(
            result -> {
              assertThat(result.check()).isEqualTo("customer.customer_id.required");
              assertThat(result.outcome()).isEqualTo(QualityResult.Outcome.PASS);
            });
    counts.addRow(contract.violations(CUSTOMER));
    assertThat(contract.results(counts))
        .filteredOn(result -> result.check().equals("customer.email.required"))
        .singleElement()
        .extracting(QualityResult::outcome)
        .isEqualTo(QualityResult.Outcome.FAIL);
  }

  private static DataContract contract(EntityType entity) {
    return DataContract.of(entity, ContractTerms.DEFAULT);
  }

  private static List<String> rules(DataContract contract, Entity row) {
    return contract.violations(row).stream().map(v -> v.column() + "." + v.rule()).toList();
  }

  private static Customer with(String column, Object value) {
    return SampleRecords.with(CUSTOMER, column, value);
  }
}
