package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Draws;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the customer of each order, day by day. Active customers of the market are drawn in
 * proportion to their rate and to the campaigns that reached them, then by how well channel and
 * style suit them; those who have just registered come first. Days must not go backwards.
 */
final class Shoppers {
  private static final int CANDIDATES = 6;
  private static final double NEWCOMER_CHANCE = 0.35;

  private final List<Customer> customers;
  private final CampaignPlan campaigns;
  private final Map<Market, Deque<Customer>> newcomers = new EnumMap<>(Market.class);
  private final List<Customer> arrivals;
  private final DateSpan span;
  private final Map<Market, List<Integer>> residents = new EnumMap<>(Market.class);
  private final int[] firstDays;
  private final int[] lastDays;
  private int arrived;
  private final Map<Market, Pool> pools = new EnumMap<>(Market.class);

  /** Customers with their summed weights. */
  private static final class Pool {
    private final List<Customer> members;
    private final double[] cumulative;

    Pool(List<Customer> members, double[] cumulative) {
      this.members = members;
      this.cumulative = cumulative;
    }

    Customer draw(Draws draws) {
      int found = Arrays.binarySearch(cumulative, draws.uniform() * cumulative[members.size() - 1]);
      return members.get(Math.min(members.size() - 1, found < 0 ? -found - 1 : found + 1));
    }
  }

  Shoppers(List<Customer> customers, CampaignPlan campaigns, DateSpan span) {
    this.customers = customers;
    this.campaigns = campaigns;
    this.arrivals =
        customers.stream()
            .filter(c -> span.contains(c.registeredOn()) && !c.neverBuys())
            .sorted(
                java.util.Comparator.comparing(Customer::registeredOn).thenComparing(Customer::id))
            .toList();
    this.span = span;
    this.firstDays = new int[customers.size()];
    this.lastDays = new int[customers.size()];
    for (int i = 0; i < customers.size(); i++) {
      Customer customer = customers.get(i);
      residentsOf(customer.territory().market()).add(i);
      LocalDate churned = customer.churnedOn();
      firstDays[i] = span.index(customer.registeredOn());
      lastDays[i] =
          customer.neverBuys() ? -1 : churned == null ? span.count() : span.index(churned);
    }
  }

  /** Opens the doors: from now on {@link #draw} returns those who are active on the day. */
  void open(LocalDate day) {
    for (Market market : Market.values()) {
      pools.put(market, pool(market, day));
    }
    while (arrived < arrivals.size() && !arrivals.get(arrived).registeredOn().isAfter(day)) {
      Customer customer = arrivals.get(arrived++);
      queue(customer.territory().market()).add(customer);
    }
  }

  Customer draw(Channel channel, int style, LocalDate day, Draws draws) {
    Deque<Customer> waiting = queue(channel.market());
    if (!waiting.isEmpty() && draws.chance(NEWCOMER_CHANCE)) {
      Customer newcomer = waiting.remove();
      if (newcomer.activeOn(day)) {
        return newcomer;
      }
    }
    Pool pool = pools.get(channel.market());
    if (pool == null || pool.members.isEmpty()) {
      throw new IllegalStateException(
          "Nobody in the market ("
              + channel.market()
              + ") is active on ("
              + day
              + ").\nMaybe the company has too few customers for its orders.");
    }
    Customer[] candidates = new Customer[CANDIDATES];
    double[] weights = new double[CANDIDATES];
    for (int i = 0; i < CANDIDATES; i++) {
      candidates[i] = pool.draw(draws);
      weights[i] = affinity(candidates[i], channel, style);
    }
    return candidates[draws.weighted(weights)];
  }

  private Deque<Customer> queue(Market market) {
    return newcomers.computeIfAbsent(market, unused -> new ArrayDeque<>());
  }

  private Pool pool(Market market, LocalDate day) {
    List<Campaign> working =
        campaigns.campaigns().stream().filter(c -> c.medium().direct() && c.worksOn(day)).toList();
    List<Integer> residents = residentsOf(market);
    int today = span.index(day);
    List<Customer> members = new ArrayList<>(residents.size());
    double[] cumulative = new double[residents.size()];
    double total = 0;
    for (int i : residents) {
      if (today < firstDays[i] || today > lastDays[i]) {
        continue;
      }
      double weight = customers.get(i).rate();
      for (Campaign campaign : working) {
        weight *= campaign.customerFactor(i, day);
      }
      total += weight;
      cumulative[members.size()] = total;
      members.add(customers.get(i));
    }
    return new Pool(members, Arrays.copyOf(cumulative, members.size()));
  }

  private List<Integer> residentsOf(Market market) {
    return residents.computeIfAbsent(market, unused -> new ArrayList<>());
  }

  private static double affinity(Customer customer, Channel channel, int style) {
    double taste = customer.style() == style ? 5 : 1;
    if (channel.online()) {
      return taste * customer.onlineLeaning();
    }
    boolean near = customer.territory().id().equals(channel.homeTerritory());
    return taste * (1 - customer.onlineLeaning()) * (near ? 6 : 0.3);
  }
}
