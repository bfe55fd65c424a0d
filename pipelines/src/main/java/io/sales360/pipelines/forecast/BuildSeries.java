package io.sales360.pipelines.forecast;

import io.sales360.common.mart.AggDailyOrders;
import io.sales360.common.mart.AggDailySales;
import io.sales360.common.product.ForecastPlan.Measure;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.flow.Buckets;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/**
 * Sums daily sales and orders into the series of every panel; bounded. Each series starts with its
 * first sale and ends with the last period that is complete on the cutoff. The places of the
 * products and the first day of the data are side inputs: one row per product, and one row.
 */
final class BuildSeries extends PTransform<PCollection<AggDailySales>, PCollection<SeriesHistory>> {
  private final PCollection<AggDailyOrders> orders;
  private final PCollection<ProductPlace> places;
  private final List<PanelPlan> panels;
  private final LocalDate cutoff;
  private final Buckets buckets;

  private BuildSeries(
      PCollection<AggDailyOrders> orders,
      PCollection<ProductPlace> places,
      List<PanelPlan> panels,
      LocalDate cutoff,
      Buckets buckets) {
    this.orders = orders;
    this.places = places;
    this.panels = panels;
    this.cutoff = cutoff;
    this.buckets = buckets;
  }

  static BuildSeries of(
      List<PanelPlan> panels,
      PCollection<AggDailyOrders> orders,
      PCollection<ProductPlace> places,
      LocalDate cutoff,
      Buckets buckets) {
    return new BuildSeries(orders, places, panels, cutoff, buckets);
  }

  @Override
  public PCollection<SeriesHistory> expand(PCollection<AggDailySales> sales) {
    PCollectionView<List<ProductPlace>> placesView = places.apply("ViewPlaces", View.asList());
    PCollectionView<Long> firstDay = sales.apply("FirstDay", FirstDay.ofSales());
    PCollection<KV<Integer, SeriesPoint>> sold =
        sales
            .apply(
                "PointsOfSales",
                ParDo.of(new SalesPointFn(panels, cutoff, buckets, placesView))
                    .withSideInputs(placesView))
            .setCoder(KvCoder.of(VarIntCoder.of(), RecordCoder.of(SeriesPoint.class)));
    PCollection<KV<Integer, SeriesPoint>> ordered =
        orders
            .apply("PointsOfOrders", ParDo.of(new OrderPointFn(panels, cutoff, buckets)))
            .setCoder(KvCoder.of(VarIntCoder.of(), RecordCoder.of(SeriesPoint.class)));
    return PCollectionList.of(sold)
        .and(ordered)
        .apply("FlattenPoints", Flatten.pCollections())
        .apply("GroupPoints", GroupByKey.create())
        .apply(
            "StringPoints",
            ParDo.of(new HistoryFn(panels, cutoff, firstDay)).withSideInputs(firstDay))
        .setCoder(RecordCoder.of(SeriesHistory.class));
  }

  /** Sums points within the bundle before they are shuffled. */
  private abstract static class PointFn<T> extends DoFn<T, KV<Integer, SeriesPoint>> {
    private static final int FLUSH_AT = 100_000;

    final List<PanelPlan> panels;
    final LocalDate cutoff;
    private final Buckets buckets;
    private transient @Nullable Map<SeriesPoint.Slot, SeriesPoint> held;

    PointFn(List<PanelPlan> panels, LocalDate cutoff, Buckets buckets) {
      this.panels = panels;
      this.cutoff = cutoff;
      this.buckets = buckets;
    }

    @StartBundle
    public void start() {
      held = new LinkedHashMap<>();
    }

    /** Adds a day's value to every node of the panel that the cell belongs to. */
    void add(
        PanelPlan panel,
        LocalDate day,
        SeriesKey.Cell cell,
        BigDecimal value,
        BigDecimal units,
        OutputReceiver<KV<Integer, SeriesPoint>> output) {
      LocalDate period = new Periods(panel.grain()).startOf(day);
      panel
          .levels()
          .forEach(
              level ->
                  hold(
                      new SeriesPoint(
                          SeriesKey.of(panel.measure(), panel.grain(), level, cell),
                          level.equals(panel.leaf()),
                          period,
                          value,
                          units)));
      if (!panel.isLeafPublished()) {
        hold(
            new SeriesPoint(
                SeriesKey.of(panel.measure(), panel.grain(), panel.leaf(), cell),
                true,
                period,
                value,
                units));
      }
      if (held != null && held.size() > FLUSH_AT) {
        held.values().forEach(point -> output.output(keyed(point)));
        held.clear();
      }
    }

    private void hold(SeriesPoint point) {
      if (held != null) {
        held.merge(point.slot(), point, SeriesPoint::plus);
      }
    }

    private KV<Integer, SeriesPoint> keyed(SeriesPoint point) {
      return KV.of(buckets.of(point.key().seriesId()), point);
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      if (held != null) {
        held.values()
            .forEach(
                point ->
                    context.output(
                        keyed(point), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
      }
    }
  }

  private static final class SalesPointFn extends PointFn<AggDailySales> {
    private final PCollectionView<List<ProductPlace>> placesView;
    private transient @Nullable Map<String, ProductPlace> places;

    SalesPointFn(
        List<PanelPlan> panels,
        LocalDate cutoff,
        Buckets buckets,
        PCollectionView<List<ProductPlace>> placesView) {
      super(panels, cutoff, buckets);
      this.placesView = placesView;
    }

    @Override
    @StartBundle
    public void start() {
      super.start();
      places = null;
    }

    @ProcessElement
    public void process(ProcessContext context, OutputReceiver<KV<Integer, SeriesPoint>> points) {
      if (places == null) {
        Map<String, ProductPlace> byId = new HashMap<>();
        context.sideInput(placesView).forEach(place -> byId.put(place.productId(), place));
        places = byId;
      }
      AggDailySales sales = context.element();
      if (sales.day().isAfter(cutoff)) {
        return;
      }
      ProductPlace place =
          places.getOrDefault(
              sales.productId(),
              new ProductPlace(sales.productId(), ProductPlace.NONE, ProductPlace.OTHER));
      SeriesKey.Cell cell =
          new SeriesKey.Cell(
              sales.territoryId(), sales.channelId(), place.category(), place.node());
      for (PanelPlan panel : panels) {
        if (panel.measure() == Measure.NET_SALES) {
          add(panel, sales.day(), cell, sales.netSales(), sales.units(), points);
        } else if (panel.measure() == Measure.UNITS) {
          add(panel, sales.day(), cell, sales.units(), sales.units(), points);
        }
      }
    }
  }

  private static final class OrderPointFn extends PointFn<AggDailyOrders> {
    OrderPointFn(List<PanelPlan> panels, LocalDate cutoff, Buckets buckets) {
      super(panels, cutoff, buckets);
    }

    @ProcessElement
    public void process(
        @Element AggDailyOrders day, OutputReceiver<KV<Integer, SeriesPoint>> points) {
      if (day.day().isAfter(cutoff)) {
        return;
      }
      SeriesKey.Cell cell = new SeriesKey.Cell(day.territoryId(), day.channelId(), "", "");
      for (PanelPlan panel : panels) {
        if (panel.measure() == Measure.ORDERS) {
          add(panel, day.day(), cell, BigDecimal.valueOf(day.orderCount()), day.units(), points);
        }
      }
    }
  }

  private static final class HistoryFn
      extends DoFn<KV<Integer, Iterable<SeriesPoint>>, SeriesHistory> {
    private final List<PanelPlan> panels;
    private final LocalDate cutoff;
    private final PCollectionView<Long> firstDay;

    HistoryFn(List<PanelPlan> panels, LocalDate cutoff, PCollectionView<Long> firstDay) {
      this.panels = panels;
      this.cutoff = cutoff;
      this.firstDay = firstDay;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      Map<SeriesKey, SeriesString> strings = new LinkedHashMap<>();
      LocalDate first = FirstDay.orCutoff(context.sideInput(firstDay), cutoff);
      for (SeriesPoint point : context.element().getValue()) {
        strings
            .computeIfAbsent(
                point.key(), key -> new SeriesString(PanelPlan.holding(key, panels), first, cutoff))
            .add(point);
      }
      strings.values().forEach(string -> context.output(string.history()));
    }
  }
}
