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
 * promotions, campaigns, stock. Given their number, the lines of all cells are multinomial, that is
 * independent Poisson counts given their sum.
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

  /** How many lines each cell of a channel's day gets, for {@code lines} lines altogether. */
  short[] draw(int lines, Draws draws) {
    short[] counts = new short[cumulative.length];
    double total = cumulative[cumulative.length - 1];
    for (int i = 0; i < lines; i++) {
      int found = Arrays.binarySearch(cumulative, draws.uniform() * total);
      int cell = found < 0 ? -found - 1 : found + 1;
      while (weight(cell) == 0) {
        cell++;
      }
      counts[cell]++;
    }
    return counts;
  }

  static int drawUnits(Draws draws) {
    return 1 + draws.weighted(UNITS);
  }

  int cell(int d, int c, int p) {
    return (d * channels + c) * products + p;
  }

  /**
   * The expected units of what a promotion covers while it runs, with all factors in force.
   *
   * @param lines the lines of the whole company
   */
  double expectedUnits(Promotion promotion, int lines) {
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
