package io.sales360.forecasting.reconciliation;

import java.util.Arrays;
import java.util.List;

/** The known ways to make forecasts add up, each learning what it needs from the nodes' past. */
public enum ReconciliationMethod {
  /** Sums of the leaves' own forecasts. */
  BOTTOM_UP("bottom-up"),
  /** The total by the leaves' mean proportions. Gross &amp; Sohl (1990), method A. */
  TOP_DOWN_AVERAGE_PROPORTIONS("top-down-average-proportions"),
  /** The total by the proportions of the leaves' means. Gross &amp; Sohl (1990), method F. */
  TOP_DOWN_PROPORTIONS_OF_AVERAGES("top-down-proportions-of-averages"),
  /** The total by the forecasts on the way down. Athanasopoulos, Ahmed &amp; Hyndman (2009). */
  TOP_DOWN_FORECAST_PROPORTIONS("top-down-forecast-proportions"),
  /** A middle level by the forecasts below it; sums above it. */
  MIDDLE_OUT("middle-out"),
  /** Least squares with equal weights. */
  OLS("ols"),
  /** Least squares, variances in proportion to the number of leaves. */
  WLS_STRUCTURAL("wls-structural"),
  /** Least squares with the variances of the one-step errors. */
  WLS_VARIANCE("wls-variance"),
  /** Minimum trace with shrunk correlations of the one-step errors. */
  MINT_SHRINK("mint-shrink");

  private final String word;

  ReconciliationMethod(String word) {
    this.word = word;
  }

  /** The name in results. */
  public String word() {
    return word;
  }

  /**
   * The method of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ReconciliationMethod of(String word) {
    for (ReconciliationMethod method : values()) {
      if (method.word.equals(word)) {
        return method;
      }
    }
    throw new IllegalArgumentException(
        "The reconciliation ("
            + word
            + ") is none of "
            + Arrays.stream(values()).map(ReconciliationMethod::word).toList()
            + ".\nMaybe it is written with underscores.");
  }

  /**
   * Learns from the nodes' past. Leaves stay non-negative; see {@link
   * Reconciliation#allowingNegative()}.
   *
   * @throws IllegalArgumentException if the record lacks what the method needs
   */
  public Reconciliation learn(GroupedStructure structure, NodeRecord record) {
    double[] equal = new double[structure.leaves()];
    Arrays.fill(equal, 1);
    return switch (this) {
      case BOTTOM_UP -> new Reconciliation(structure, Reconciler.bottomUp(), equal);
      case TOP_DOWN_AVERAGE_PROPORTIONS ->
          new Reconciliation(
              structure,
              Reconciler.topDown(),
              HistoricalShares.averageProportions(leafHistories(structure, record)));
      case TOP_DOWN_PROPORTIONS_OF_AVERAGES ->
          new Reconciliation(
              structure,
              Reconciler.topDown(),
              HistoricalShares.proportionsOfAverages(leafHistories(structure, record)));
      case TOP_DOWN_FORECAST_PROPORTIONS ->
          new Reconciliation(structure, Reconciler.topDownByForecasts(), equal);
      case MIDDLE_OUT -> {
        int[] middle = record.middle().stream().mapToInt(Integer::intValue).toArray();
        yield new Reconciliation(structure, Reconciler.middleOutByForecasts(middle), equal);
      }
      case OLS -> new Reconciliation(structure, Reconciler.ols(), equal);
      case WLS_STRUCTURAL -> new Reconciliation(structure, Reconciler.structural(), equal);
      case WLS_VARIANCE -> {
        requireAll(structure, record.residuals(), "residuals");
        double[] variances = new double[structure.nodes()];
        Arrays.setAll(variances, i -> record.residuals().get(i).meanSquare());
        yield new Reconciliation(structure, Reconciler.wls(variances), equal);
      }
      case MINT_SHRINK -> {
        requireAll(structure, record.residuals(), "residuals");
        ShrunkCovariance covariance = ShrunkCovariance.of(record.residuals());
        yield new Reconciliation(structure, Reconciler.minTrace(covariance), equal);
      }
    };
  }

  private void requireAll(GroupedStructure structure, List<?> entries, String what) {
    if (entries.size() != structure.nodes()) {
      throw new IllegalArgumentException(
          "There are "
              + what
              + " of "
              + entries.size()
              + " nodes for "
              + structure.nodes()
              + " nodes; "
              + word
              + " needs them all.\nMaybe forecast every node first.");
    }
  }

  private double[][] leafHistories(GroupedStructure structure, NodeRecord record) {
    requireAll(structure, record.histories(), "histories");
    double[][] leaves = new double[structure.leaves()][];
    for (int j = 0; j < leaves.length; j++) {
      for (int node : structure.holders(j)) {
        if (structure.size(node) == 1) {
          leaves[j] = record.histories().get(node);
        }
      }
      if (leaves[j] == null) {
        throw new IllegalArgumentException(
            "The leaf ("
                + j
                + ") is no node, so its history is unknown.\nMaybe add a node for every leaf.");
      }
    }
    return leaves;
  }
}
