package io.sales360.pipelines.decisions.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RfmScaleTest {
  private static final CustomerMoments.Past PAST = new CustomerMoments.Past(0, 0, 1, 0);

  @Test
  void scoreIsTheFifthOfTheShareThatIsWorse() {
    Random random = new Random(5);
    for (int size = 1; size < 40; size++) {
      List<CustomerMoments> customers = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        customers.add(customer(random.nextInt(10), 1 + random.nextInt(4), random.nextInt(9) - 4));
      }
      RfmScale scale = RfmScale.of(customers);
      for (CustomerMoments one : customers) {
        long later = customers.stream().filter(c -> c.recencyDays() > one.recencyDays()).count();
        long fewer = customers.stream().filter(c -> c.orderCount() < one.orderCount()).count();
        long less =
            customers.stream().filter(c -> c.netSales().compareTo(one.netSales()) < 0).count();
        assertThat(scale.recencyScore(one.recencyDays())).isEqualTo(1 + (int) (5 * later / size));
        assertThat(scale.frequencyScore(one.orderCount())).isEqualTo(1 + (int) (5 * fewer / size));
        assertThat(scale.monetaryScore(one.netSales())).isEqualTo(1 + (int) (5 * less / size));
      }
    }
  }

  @Test
  void oneCustomerHasTheLowestScores() {
    RfmScale scale = RfmScale.of(List.of(customer(3, 2, 10)));

    assertThat(scale.recencyScore(3)).isEqualTo(1);
    assertThat(scale.monetaryScore(new BigDecimal("10.00"))).isEqualTo(1);
  }

  private static CustomerMoments customer(int recency, int orders, int net) {
    return new CustomerMoments("C", recency, orders, BigDecimal.valueOf(net), PAST, null);
  }
}
