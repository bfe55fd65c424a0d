package io.sales360.planner.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.feed.Corrections;
import io.sales360.common.feed.FeedColumns;
import io.sales360.common.feed.FeedFiles;
import io.sales360.common.feed.Mapped;
import io.sales360.common.feed.RowCheck;
import io.sales360.common.feed.RowMapper;
import io.sales360.common.feed.RowOutput;
import io.sales360.common.feed.SourceFile;
import io.sales360.common.feed.SourceReader;
import io.sales360.common.feed.SourceRow;
import io.sales360.common.model.Customer;
import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityType;
import io.sales360.common.model.OrderLine;
import io.sales360.common.model.Payment;
import io.sales360.common.model.Promotion;
import io.sales360.common.model.Salesperson;
import io.sales360.common.product.Feed;
import io.sales360.common.product.ProductFile;
import io.sales360.common.product.ProductFileParser;
import io.sales360.planner.demo.dialect.DirtKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the demo's files as its product file says, row by row, and compares with the truth. */
class DemoProductFileTest {
  /** Dirt that no row shows by itself: contracts or joins find it later. */
  private static final Set<DirtKind> LATER =
      EnumSet.of(
          DirtKind.NEGATIVE_PRICE,
          DirtKind.UNKNOWN_CUSTOMER,
          DirtKind.UNKNOWN_PRODUCT,
          DirtKind.UNKNOWN_ORDER,
          DirtKind.INCOMPLETE_SHARES,
          DirtKind.UNKNOWN_SALESPERSON);

  @TempDir static Path directory;

  private static DemoTruth truth;
  private static final Map<EntityType, List<Entity>> WRITTEN = new EnumMap<>(EntityType.class);
  private static final Map<EntityType, List<DeadLetter>> REFUSED = new EnumMap<>(EntityType.class);

  @BeforeAll
  static void readAll() throws IOException {
    truth = DemoCompany.strideRight().withOrders(1500).writeTo(directory);
    ProductFile product = ProductFileParser.parse(DemoCompany.writeProductFile(directory));
    List<SourceFile> planned =
        FeedFiles.plan(product, directory, null, FeedFiles.DatabaseCopies.NONE);
    for (Feed feed : product.feeds()) {
      read(product, feed, planned);
    }
  }

  private static void read(ProductFile product, Feed feed, List<SourceFile> planned) {
    EntityType type = feed.outcomes().get(0).entity();
    List<Entity> written = WRITTEN.computeIfAbsent(type, t -> new ArrayList<>());
    List<DeadLetter> refused = REFUSED.computeIfAbsent(type, t -> new ArrayList<>());
    FeedColumns columns = FeedFiles.columns(feed, planned);
    RowMapper mapper = RowMapper.of(product, feed, columns, Map.of(), t -> RowCheck.NONE);
    RowOutput output =
        new RowOutput() {
          @Override
          public void row(SourceRow row) {
            Mapped mapped = mapper.map(row);
            if (mapped instanceof Mapped.Written kept) {
              written.add(kept.entity());
            } else if (mapped instanceof Mapped.Refused letter) {
              refused.add(letter.letter());
            }
          }

          @Override
          public void refused(DeadLetter letter) {
            refused.add(letter);
          }
        };
    planned.stream()
        .filter(file -> file.feed().equals(feed.name()))
        .forEach(file -> SourceReader.of(feed, columns, Corrections.none()).read(file, output));
  }

  @Test
  void everyEntityOfTheModelIsFilled() {
    assertThat(WRITTEN.keySet()).isEqualTo(EnumSet.allOf(EntityType.class));
    WRITTEN.forEach((type, rows) -> assertThat(rows).as(type.entityName()).isNotEmpty());
  }

  @Test
  void rowsThatShowTheirDirtAreRefusedAndNoOthers() {
    for (EntityType type : EntityType.values()) {
      String feed = type.entityName();
      int later = LATER.stream().mapToInt(kind -> truth.planted(feed, kind)).sum();
      if (type == EntityType.SALES_ORDER) {
        later += truth.planted(feed, DirtKind.MISSING_REQUIRED); // the contract asks for it
      }
      assertThat(REFUSED.get(type))
          .as(feed)
          .hasSize(truth.planted(feed, DirtKind.Outcome.REFUSED) - later);
      assertThat(WRITTEN.get(type))
          .as(feed)
          .hasSize(
              truth.cleanRecords(feed)
                  + later
                  + truth.planted(feed, DirtKind.Outcome.DEDUPLICATED)
                  + truth.planted(feed, DirtKind.ORDER_WITHOUT_LINES));
    }
  }

  @Test
  void healedValuesAreTheConformedOnes() {
    assertThat(WRITTEN.get(EntityType.CUSTOMER))
        .extracting(row -> ((Customer) row).gender())
        .containsOnly("MALE", "FEMALE", "OTHER");
    assertThat(WRITTEN.get(EntityType.CUSTOMER))
        .allMatch(row -> ((Customer) row).customerId().matches("C[0-9]{4}"));
    assertThat(WRITTEN.get(EntityType.PAYMENT))
        .extracting(row -> ((Payment) row).paymentMethod())
        .containsOnly("Credit Card", "PayPal", "Apple Pay", "Debit Card", "COD");
  }

  @Test
  void amountsSurviveTheirNotation() {
    BigDecimal paid =
        WRITTEN.get(EntityType.PAYMENT).stream()
            .map(Payment.class::cast)
            .filter(p -> "EUR".equals(p.currencyCode()))
            .collect(Collectors.toMap(Payment::paymentId, Payment::paymentAmount, (a, b) -> a))
            .values()
            .stream()
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(paid).isEqualByComparingTo(truth.amount("payment", "amount", "EUR"));
    assertThat(WRITTEN.get(EntityType.PROMOTION))
        .extracting(row -> ((Promotion) row).discountRate())
        .allMatch(rate -> rate.compareTo(new BigDecimal("0.30")) <= 0);
    assertThat(WRITTEN.get(EntityType.SALESPERSON))
        .extracting(row -> ((Salesperson) row).commissionRate())
        .allMatch(rate -> rate.compareTo(new BigDecimal("0.04")) < 0);
  }

  @Test
  void negativePricesReachTheContract() {
    assertThat(WRITTEN.get(EntityType.ORDER_LINE))
        .filteredOn(row -> ((OrderLine) row).unitPrice().signum() < 0)
        .hasSize(truth.planted("order_line", DirtKind.NEGATIVE_PRICE));
  }
}
