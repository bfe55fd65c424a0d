package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Draws;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The relative demand for order lines in every cell of day × channel × product, and draws from it.
 * Demand is a product of factors: popularity, channel, calendar, season, lifecycle, price,
 * promotions, campaigns, stock. Orders are drawn by channel and day, their products by the demand
 * there, so that the expected lines of a cell are in proportion to its demand.
 */
final class DemandField {
  private static final double[] UNITS = {0.82, 0.14, 0.04}; // one, two, three

  /** Expected units per line. */
  static final double MEAN_UNITS = UNITS[0] + 2 * UNITS[1] + 3 * UNITS[2];

  private final Assortment assortment;
  private final Product[] goods;
  private final double[] cumulative;
  private final int channels;
  private final int products;

  DemandField(Assortment assortment) {
    this.assortment = assortment;
    this.channels = assortment.channels().size();
    this.goods = assortment.catalogue().products().toArray(new Product[0]);
    this.products = goods.length;
    boolean[] services = new boolean[products];
    for (int p = 0; p < products; p++) {
      services[p] = goods[p].model().line().service();
    }
    this.cumulative = new double[assortment.span().count() * channels * products];
    double total = 0;
    for (int d = 0; d < assortment.span().count(); d++) {
      LocalDate day = assortment.span().day(d);
      List<Promotion> near =
          assortment.promotions().promotions().stream().filter(p -> near(p, day)).toList();
      Map<Market, double[]> byMarket = productFactors(d, day);
      for (int c = 0; c < channels; c++) {
        Channel channel = assortment.channels().get(c);
        double level = channelFactor(channel, d, day);
        double serviceFit = serviceFit(channel);
        double[] factors = Objects.requireNonNull(byMarket.get(channel.market()));
        for (int p = 0; p < products; p++) {
          double weight = level * factors[p] * (services[p] ? serviceFit : 1);
          for (Promotion promotion : near) {
            weight *= promotion.demandFactor(goods[p], channel, day);
          }
          total += weight;
          cumulative[cell(d, c, p)] = total;
        }
      }
    }
  }

  /** The number of a channel's day, drawn by its demand; see {@link #dayOf} and {@link #channelOf}. */
  int drawStall(Draws draws) {
    return find(0, cumulative.length, draws) / products;
  }

  int dayOf(int stall) {
    return stall / channels;
  }

  Channel channelOf(int stall) {
    return assortment.channels().get(stall % channels);
  }

  int stalls() {
    return cumulative.length / products;
  }

  /** A product, drawn by its demand in the channel on the day. */
  Product drawProduct(int stall, Draws draws) {
    return goods[find(stall * products, (stall + 1) * products, draws) % products];
  }

  /** The cell between two bounds that a uniform draw hits; never one without demand. */
  private int find(int from, int to, Draws draws) {
    double low = from == 0 ? 0 : cumulative[from - 1];
    double point = low + draws.uniform() * (cumulative[to - 1] - low);
    int found = Arrays.binarySearch(cumulative, from, to, point);
    int cell = Math.min(to - 1, found < 0 ? -found - 1 : found + 1);
    while (cell > from && weight(cell) == 0) {
      cell--;
    }
    return cell;
  }

  static int drawUnits(Draws draws) {
    return 1 + draws.weighted(UNITS);
  }

  private int cell(int d, int c, int p) {
    return (d * channels + c) * products + p;
  }

  /**
   * The expected units of what a promotion covers while it runs, with all factors in force.
   *
   * @param lines the lines of the whole company, or their expectation
   */
  double expectedUnits(Promotion promotion, double lines) {
    double sum = 0;
    for (int d = 0; d < assortment.span().count(); d++) {
      if (!promotion.runsOn(assortment.span().day(d))) {
        continue;
      }
      for (int c = 0; c < channels; c++) {
        for (int p = 0; p < products; p++) {
          if (promotion.covers(product(p)) && promotion.covers(assortment.channels().get(c))) {
            sum += weight(cell(d, c, p));
          }
        }
      }
    }
    return sum / cumulative[cumulative.length - 1] * lines * MEAN_UNITS;
  }

  private double weight(int cell) {
    return cell == 0 ? cumulative[0] : cumulative[cell] - cumulative[cell - 1];
  }

  private Product product(int p) {
    return goods[p];
  }

  private static boolean near(Promotion promotion, LocalDate day) {
    return !day.isBefore(promotion.from())
        && !day.isAfter(promotion.through().plusDays(Promotion.DIP_DAYS));
  }

  private double channelFactor(Channel channel, int d, LocalDate day) {
    return channel.share()
        * assortment.calendar().factor(channel, d)
        * assortment.campaigns().marketFactor(channel.market(), day);
  }

  private Map<Market, double[]> productFactors(int d, LocalDate day) {
    Map<Market, double[]> byMarket = new EnumMap<>(Market.class);
    double[] common = new double[products];
    for (int p = 0; p < products; p++) {
      Product product = product(p);
      boolean out =
          assortment.stockouts().stream()
              .anyMatch(s -> s.covers(day) && s.product().equals(product));
      common[p] =
          out
              ? 0
              : product.popularity()
                  * product.model().line().season().factor(day)
                  * assortment.catalogue().lifecycle(product, d);
    }
    for (Market market : Market.values()) {
      double[] factors = new double[products];
      for (int p = 0; p < products; p++) {
        factors[p] =
            common[p] == 0
                ? 0
                : common[p] * assortment.prices().demandFactor(product(p), market, d);
      }
      byMarket.put(market, factors);
    }
    return byMarket;
  }

  /** Services sell in stores rather than online; the marketplace sells none. */
  private static double serviceFit(Channel channel) {
    return channel.id().equals("ON002") ? 0 : channel.online() ? 0.5 : 1.8;
  }
}
