package io.sales360.pipelines.forecast;

import io.sales360.common.model.PriceList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Listed prices of all products, past and planned, relative to their own mean. */
final class PriceHistory {
  private record Listing(
      String productId,
      @Nullable String channelId,
      @Nullable String priceType,
      String currencyCode) {}

  private final Map<String, Map<Listing, PriceSteps>> byProduct = new HashMap<>();

  PriceHistory(Iterable<PriceList> rows) {
    Map<Listing, List<PriceList>> listings = new LinkedHashMap<>();
    List<PriceList> sorted = new ArrayList<>();
    rows.forEach(sorted::add);
    sorted.sort(Comparator.comparing(PriceList::validFrom).thenComparing(PriceList::priceId));
    for (PriceList row : sorted) {
      listings
          .computeIfAbsent(
              new Listing(row.productId(), row.channelId(), row.priceType(), row.currencyCode()),
              l -> new ArrayList<>())
          .add(row);
    }
    listings.forEach(
        (listing, prices) ->
            byProduct
                .computeIfAbsent(listing.productId(), p -> new LinkedHashMap<>())
                .put(listing, PriceSteps.of(prices)));
  }

  /**
   * The mean over the products' listings of the price in a period, divided by the listing's mean
   * over the history; null where nothing is listed.
   *
   * @param channelId of the series; null for all
   */
  double @Nullable [] index(
      List<String> products, @Nullable String channelId, long[] edges, int history) {
    double[] sum = new double[edges.length - 1];
    int count = 0;
    for (String product : products) {
      for (Map.Entry<Listing, PriceSteps> listed :
          byProduct.getOrDefault(product, Map.of()).entrySet()) {
        String channel = listed.getKey().channelId();
        if (channel != null && channelId != null && !channel.equals(channelId)) {
          continue;
        }
        double[] prices = listed.getValue().means(edges);
        double mean = 0;
        for (int t = 0; t < history; t++) {
          mean += prices[t] / history;
        }
        if (mean > 0) {
          for (int t = 0; t < sum.length; t++) {
            sum[t] += prices[t] / mean;
          }
          count++;
        }
      }
    }
    if (count == 0) {
      return null;
    }
    for (int t = 0; t < sum.length; t++) {
      sum[t] /= count;
    }
    return sum;
  }
}
