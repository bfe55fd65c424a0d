package io.sales360.pipelines.marts;

import io.sales360.common.mart.AggDailySales;
import io.sales360.common.mart.DimDate;
import io.sales360.common.model.CalendarDay;
import io.sales360.common.product.Reporting;
import io.sales360.common.schema.RecordCoder;
import io.sales360.common.time.BusinessCalendar;
import io.sales360.common.time.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.Max;
import org.apache.beam.sdk.transforms.Min;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.jspecify.annotations.Nullable;

/**
 * The calendar from the first day of the sales to the end of the year after the as-of date, so that
 * forecasts find their days; bounded. Holidays are those the company's own calendar feed marks, for
 * everyone (no country or territory).
 */
public final class BuildDates extends PTransform<PCollection<AggDailySales>, PCollection<DimDate>> {
  private final Reporting reporting;
  private final LocalDate asOf;
  private final PCollection<CalendarDay> marks;

  private BuildDates(Reporting reporting, LocalDate asOf, PCollection<CalendarDay> marks) {
    this.reporting = reporting;
    this.asOf = asOf;
    this.marks = marks;
  }

  public static BuildDates of(Reporting reporting, LocalDate asOf, PCollection<CalendarDay> marks) {
    return new BuildDates(reporting, asOf, marks);
  }

  @Override
  public PCollection<DimDate> expand(PCollection<AggDailySales> sales) {
    PCollection<Long> days =
        sales.apply(
            "EpochDay",
            MapElements.into(TypeDescriptors.longs())
                .via((AggDailySales day) -> day.day().toEpochDay()));
    PCollectionView<Long> last =
        days.apply("Last", Combine.globally(Max.ofLongs()).asSingletonView());
    PCollectionView<List<CalendarDay>> holidays = marks.apply("ViewMarks", View.asList());
    return days.apply("First", Combine.globally(Min.ofLongs()))
        .apply(
            "MakeDays",
            ParDo.of(new DaysFn(reporting, asOf, last, holidays)).withSideInputs(last, holidays))
        .setCoder(RecordCoder.of(DimDate.class));
  }

  private static final class DaysFn extends DoFn<Long, DimDate> {
    private final Reporting reporting;
    private final LocalDate asOf;
    private final PCollectionView<Long> last;
    private final PCollectionView<List<CalendarDay>> marks;

    DaysFn(
        Reporting reporting,
        LocalDate asOf,
        PCollectionView<Long> last,
        PCollectionView<List<CalendarDay>> marks) {
      this.reporting = reporting;
      this.asOf = asOf;
      this.last = last;
      this.marks = marks;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      long firstSale = context.element();
      long lastSale = context.sideInput(last);
      if (firstSale > lastSale) {
        return; // No sales: Min and Max of nothing.
      }
      LocalDate end =
          LocalDate.ofEpochDay(Math.max(lastSale, asOf.toEpochDay()))
              .plusYears(1)
              .with(TemporalAdjusters.lastDayOfYear());
      Map<LocalDate, CalendarDay> marked = new TreeMap<>();
      for (CalendarDay mark : context.sideInput(marks)) {
        if (mark.country() == null && mark.territoryId() == null) {
          marked.put(mark.day(), mark);
        }
      }
      BusinessCalendar calendar = reporting.calendar();
      LocalDate start = LocalDate.ofEpochDay(firstSale).withDayOfYear(1);
      for (LocalDate day = start; !day.isAfter(end); day = day.plusDays(1)) {
        context.output(dateOf(day, calendar, marked.get(day)));
      }
    }

    private static DimDate dateOf(
        LocalDate day, BusinessCalendar calendar, @Nullable CalendarDay mark) {
      boolean isHoliday =
          mark != null && (Boolean.TRUE.equals(mark.isHoliday()) || mark.holidayName() != null);
      BusinessCalendar.FiscalDay fiscal = calendar.fiscal(day);
      return new DimDate(
          day,
          day.getYear(),
          day.get(IsoFields.QUARTER_OF_YEAR),
          day.getMonthValue(),
          day.getDayOfMonth(),
          day.getDayOfWeek().getValue(),
          BusinessCalendar.isoYear(day),
          BusinessCalendar.isoWeek(day),
          Period.WEEK.startOf(day),
          Period.MONTH.startOf(day),
          Period.QUARTER.startOf(day),
          fiscal.year(),
          fiscal.quarter(),
          fiscal.period(),
          fiscal.week(),
          day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue(),
          isHoliday,
          mark == null ? null : mark.holidayName());
    }
  }
}
