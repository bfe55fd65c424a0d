package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per campaign and customer that it reached or held out. What he bought before and
 * during it is null where the campaign's first day is unknown. Amounts are in the reporting
 * currency.
 *
 * @param isHeldOut whether he was chosen to get nothing, whatever else is said of him
 * @param firstTouchedOn null where no touch has a time
 * @param touchCount rows of touches, that of being held out included
 * @param responseCount of these, those in which he did something: opened, clicked, redeemed
 * @param ordersBefore in the 52 weeks before the campaign's first day
 * @param ordersDuring from its first day to its last, or to the as-of date
 * @param marginDuring contribution margin 1; null where a cost is unknown
 */
@DefaultSchema(RecordSchema.class)
public record FctCampaignExposure(
    String campaignId,
    String customerId,
    boolean isHeldOut,
    @Nullable LocalDate firstTouchedOn,
    @Nullable LocalDate lastTouchedOn,
    long touchCount,
    long responseCount,
    @Nullable Long ordersBefore,
    @Nullable BigDecimal unitsBefore,
    @Nullable BigDecimal netSalesBefore,
    @Nullable Long ordersDuring,
    @Nullable BigDecimal unitsDuring,
    @Nullable BigDecimal netSalesDuring,
    @Nullable BigDecimal marginDuring,
    String currencyCode)
    implements Serializable {}
