package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.FctCampaignExposure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is known of one campaign: what was sold under it, and what customers bought. */
final class CampaignEvidence {
  private @Nullable CampaignSales sales;
  private final List<FctCampaignExposure> exposures = new ArrayList<>();
  private final List<PanelPoint> panel = new ArrayList<>();

  void add(CampaignSales more) {
    sales = sales == null ? more : sales.plus(more);
  }

  void add(FctCampaignExposure exposure) {
    exposures.add(exposure);
  }

  void add(PanelPoint point) {
    panel.add(point);
  }

  /** Null where the campaign is named by touches or lines only. */
  @Nullable CampaignSales sales() {
    return sales;
  }

  /** By customer, so that sums do not depend on how rows arrived. */
  List<FctCampaignExposure> exposures() {
    return exposures.stream()
        .sorted(Comparator.comparing(FctCampaignExposure::customerId))
        .toList();
  }

  /** By customer and week. */
  List<PanelPoint> panel() {
    return panel.stream()
        .sorted(Comparator.comparing(PanelPoint::customerId).thenComparingInt(PanelPoint::week))
        .toList();
  }

  /**
   * Contribution margin 1 of a unit that those reached bought during the campaign, of customers of
   * whose purchases all costs are known; NaN where there are none.
   */
  double marginOfUnit() {
    BigDecimal margin = BigDecimal.ZERO;
    BigDecimal units = BigDecimal.ZERO;
    for (FctCampaignExposure row : exposures) {
      if (!row.isHeldOut() && row.unitsDuring() != null && row.marginDuring() != null) {
        margin = margin.add(row.marginDuring());
        units = units.add(row.unitsDuring());
      }
    }
    return units.signum() > 0 ? margin.doubleValue() / units.doubleValue() : Double.NaN;
  }
}
