package io.sales360.pipelines.decisions.profit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.decision.AggSalesDriver;
import io.sales360.common.decision.Comparison;
import io.sales360.common.decision.PeriodGrain;
import io.sales360.common.decision.SalesDimension;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentHistoryTest {
  private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);
  private static final LocalDate AS_OF = LocalDate.of(2024, 3, 31);
  private static final LocalDate SPIKE = LocalDate.of(2024, 2, 14);

  @Test
  void oddDayIsFoundAndItsMembersSumToTheDifference() {
    SegmentHistory total = new SegmentHistory(SalesDimension.TOTAL, SegmentDay.ALL);
    SegmentHistory web = new SegmentHistory(SalesDimension.CHANNEL, "web");
    SegmentHistory shop = new SegmentHistory(SalesDimension.CHANNEL, "shop");
    for (LocalDate day = MONDAY; !day.isAfter(AS_OF); day = day.plusDays(1)) {
      int ofWeb = 100 + day.getDayOfMonth() % 3 + (day.equals(SPIKE) ? 900 : 0);
      int ofShop = 50 + day.getDayOfMonth() % 2;
      total.add(day(SalesDimension.TOTAL, SegmentDay.ALL, day, ofWeb + ofShop));
      web.add(day(SalesDimension.CHANNEL, "web", day, ofWeb));
      shop.add(day(SalesDimension.CHANNEL, "shop", day, ofShop));
    }

    List<OddPeriod> odd = total.oddPeriods(AS_OF);

    assertThat(odd)
        .filteredOn(period -> period.grain() == PeriodGrain.DAY)
        .extracting(OddPeriod::startsOn)
        .containsExactly(SPIKE);
    assertThat(odd)
        .filteredOn(period -> period.grain() == PeriodGrain.WEEK)
        .extracting(OddPeriod::startsOn)
        .containsExactly(LocalDate.of(2024, 2, 12));
    OddPeriod spike = odd.get(0);
    assertThat(spike.comparable())
        .hasSize(8)
        .startsWith(LocalDate.of(2024, 1, 17))
        .endsWith(LocalDate.of(2024, 3, 13));
    SegmentShare ofWeb = web.shares(List.of(spike)).get(0);
    SegmentShare ofShop = shop.shares(List.of(spike)).get(0);
    assertThat(ofWeb.contribution().add(ofShop.contribution()))
        .isEqualByComparingTo(spike.net().subtract(spike.reference()));
    assertThat(ofWeb.contribution()).isGreaterThan(new BigDecimal("890"));
    assertThat(total.shares(odd)).isEmpty();
  }

  @Test
  void periodsThatAreNotCompleteAreNotJudged() {
    SegmentHistory total = new SegmentHistory(SalesDimension.TOTAL, SegmentDay.ALL);
    for (int week = 0; week < 13; week++) {
      total.add(day(SalesDimension.TOTAL, "", MONDAY.plusWeeks(week), 100 + week % 3));
    }
    total.add(day(SalesDimension.TOTAL, "", MONDAY.plusDays(1).plusWeeks(13), 90_000));

    assertThat(total.oddPeriods(MONDAY.plusWeeks(13).plusDays(3)))
        .noneMatch(
            period ->
                period.startsOn().equals(MONDAY.plusWeeks(13))
                    && period.grain() == PeriodGrain.WEEK);
  }

  @Test
  void driversStartWithTheSecondPeriodAndEndWithTheAsOfDate() {
    SegmentHistory web = new SegmentHistory(SalesDimension.CHANNEL, "web");
    web.add(day(SalesDimension.CHANNEL, "web", LocalDate.of(2024, 1, 20), 10));
    web.add(day(SalesDimension.CHANNEL, "web", LocalDate.of(2024, 3, 2), 40));

    List<AggSalesDriver> rows =
        web.drivers(LocalDate.of(2024, 1, 5), LocalDate.of(2024, 3, 15), "USD");

    assertThat(rows)
        .allMatch(row -> row.comparison() == Comparison.MONTH_TO_PREVIOUS_MONTH)
        .extracting(
            AggSalesDriver::startsOn,
            row -> row.changeAmount().intValue(),
            AggSalesDriver::isComplete)
        .containsExactly(
            // January was not complete, and March is not yet.
            org.assertj.core.groups.Tuple.tuple(LocalDate.of(2024, 2, 1), -10, false),
            org.assertj.core.groups.Tuple.tuple(LocalDate.of(2024, 3, 1), 40, false));
  }

  @Test
  void productsAreKnownByMonthOnly() {
    SegmentHistory product = new SegmentHistory(SalesDimension.PRODUCT, "P1");
    product.add(day(SalesDimension.PRODUCT, "P1", MONDAY, 7));
    BigDecimal zero = BigDecimal.ZERO;
    OddPeriod day =
        new OddPeriod(
            false, PeriodGrain.DAY, MONDAY, List.of(SPIKE), zero, zero, zero, zero, zero, zero);
    OddPeriod month =
        new OddPeriod(
            false, PeriodGrain.MONTH, MONDAY, List.of(SPIKE), zero, zero, zero, zero, zero, zero);

    assertThat(product.shares(List.of(OddPeriod.mark(MONDAY), day, month)))
        .extracting(SegmentShare::period)
        .containsExactly(month);
  }

  private static SegmentDay day(SalesDimension dimension, String member, LocalDate day, int net) {
    return new SegmentDay(dimension, member, day, 1, BigDecimal.valueOf(net), BigDecimal.ZERO);
  }
}
