package io.sales360.forecasting.affinity;

import java.io.Serializable;

/**
 * Who buys {@code antecedent} also buys {@code consequent}; one row per ordered pair. Agrawal,
 * Imieliński &amp; Swami (1993); Brin et al. (1997) for conviction.
 *
 * @param both baskets with both
 * @param support share of all baskets with both
 * @param confidence share of the antecedent's baskets that have the consequent
 * @param lift confidence over the consequent's share of all baskets
 * @param leverage support beyond what chance would give
 * @param conviction how many times more often the rule would fail by chance; infinite if it never
 *     fails
 * @param pValue of so many common baskets by chance; Fisher, one-sided; 0 below 1e-308
 * @param qValue the false discovery rate among rules up to this one; Benjamini &amp; Hochberg
 *     (1995)
 */
public record AffinityRule(
    String antecedent,
    String consequent,
    long both,
    double support,
    double confidence,
    double lift,
    double leverage,
    double conviction,
    double pValue,
    double qValue)
    implements Serializable {}
