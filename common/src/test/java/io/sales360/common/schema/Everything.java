package io.sales360.common.schema;

import io.sales360.common.model.OrderStatus;
import io.sales360.common.model.Origin;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/** Grain: one row per kind of value a record can hold. */
@DefaultSchema(RecordSchema.class)
record Everything(
    boolean flag,
    @Nullable Boolean maybeFlag,
    int count,
    @Nullable Integer maybeCount,
    long bigCount,
    @Nullable Long maybeBigCount,
    double share,
    @Nullable Double maybeShare,
    String text,
    @Nullable String maybeText,
    BigDecimal amount,
    @Nullable BigDecimal maybeAmount,
    LocalDate bornOn,
    @Nullable LocalDate maybeOn,
    Instant seenAt,
    @Nullable Instant maybeAt,
    OrderStatus status,
    @Nullable OrderStatus maybeStatus,
    Origin origin,
    @Nullable Origin maybeOrigin,
    List<String> words,
    @Nullable List<Origin> maybeOrigins,
    Map<String, BigDecimal> amounts,
    @Nullable Map<String, List<Integer>> maybeCounts)
    implements Serializable {}
