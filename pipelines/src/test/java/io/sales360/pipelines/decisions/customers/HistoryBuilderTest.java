package io.sales360.pipelines.decisions.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.schema.RecordCoder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistoryBuilderTest {
  private static final LocalDate START = LocalDate.of(2024, 1, 1);

  @Test
  void orderOfEventsChangesNoByte() {
    Random random = new Random(4);
    List<PurchaseEvent> events = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      events.add(event(random));
    }
    byte[] bytes = bytes(events);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(events, random);
      assertThat(bytes(events)).isEqualTo(bytes);
    }
  }

  @Test
  void latestGoodsAreThoseFirstBoughtLast() {
    HistoryBuilder builder = new HistoryBuilder("C");
    builder.add(line("O1", 0, "B"));
    builder.add(line("O2", 1, "A"));
    builder.add(line("O3", 2, "B"));
    builder.add(line("O4", 3, "POST"));
    builder.add(line("O5", 4, "C"));
    Map<String, ProductTraits> traits =
        Map.of("POST", new ProductTraits("POST", null, null, null, null, true, null));
    PurchaseHistory history = builder.build(traits);

    assertThat(history.goods(traits, START.plusDays(3))).containsExactly("A", "B");
    assertThat(history.latestGoods(traits, START.plusDays(9)))
        .extracting(OwnedProduct::productId)
        .startsWith("C", "A");
    assertThat(history.gaps()).containsExactly(1, 1, 1, 1);
  }

  private static byte[] bytes(List<PurchaseEvent> events) {
    HistoryBuilder builder = new HistoryBuilder("C");
    events.forEach(builder::add);
    return RecordCoder.of(PurchaseHistory.class).bytes(builder.build(Map.of()));
  }

  private static PurchaseEvent event(Random random) {
    int day = random.nextInt(40);
    BigDecimal amount = BigDecimal.valueOf(random.nextInt(9000), random.nextInt(4));
    if (random.nextInt(6) == 0) {
      BigDecimal zero = BigDecimal.ZERO;
      return new PurchaseEvent(
          "C",
          PurchaseEvent.Kind.RETURN,
          null,
          START.plusDays(day),
          null,
          null,
          null,
          zero,
          zero,
          zero,
          amount);
    }
    return new PurchaseEvent(
        "C",
        PurchaseEvent.Kind.LINE,
        "O" + day,
        START.plusDays(day),
        "P" + random.nextInt(9),
        "W" + random.nextInt(3),
        random.nextBoolean() ? "S" + random.nextInt(2) : null,
        BigDecimal.valueOf(1 + random.nextInt(3)),
        amount,
        BigDecimal.ZERO,
        BigDecimal.ZERO);
  }

  private static PurchaseEvent line(String order, int day, String product) {
    return new PurchaseEvent(
        "C",
        PurchaseEvent.Kind.LINE,
        order,
        START.plusDays(day),
        product,
        null,
        null,
        BigDecimal.ONE,
        BigDecimal.TEN,
        BigDecimal.ZERO,
        BigDecimal.ZERO);
  }
}
