package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.EffectSubject;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What was sold under a promotion or campaign, whatever it did.
 *
 * @param group whom a campaign reached; null for a promotion
 * @param salesShare of all net sales of its days; null without sales
 * @param spend null where unknown
 */
record Described(
    EffectSubject subject,
    String id,
    @Nullable String name,
    Days days,
    int productCount,
    @Nullable CampaignGroup group,
    SubjectReach reach,
    long lines,
    BigDecimal units,
    BigDecimal net,
    BigDecimal discounts,
    @Nullable Double salesShare,
    @Nullable BigDecimal spend) {}
