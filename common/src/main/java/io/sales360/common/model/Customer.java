package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/** Grain: one row per customer. */
@DefaultSchema(RecordSchema.class)
public record Customer(
    String customerId,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String gender,
    @Nullable String phoneNumber,
    @Nullable String email,
    @Nullable LocalDate bornOn,
    @Nullable Integer age,
    @Nullable String educationLevel,
    @Nullable String maritalStatus,
    @Nullable Integer numberOfChildren,
    @Nullable LocalDate registeredOn,
    @Nullable String occupation,
    @Nullable BigDecimal annualIncome,
    @Nullable String hobbies,
    @Nullable String degreeOfLoyalty,
    @Nullable String socialClass,
    @Nullable String mailingStreet,
    @Nullable String city,
    @Nullable String state,
    @Nullable String country,
    @Nullable String zipCode,
    @Nullable String territoryId,
    @Nullable String customerType,
    @Nullable String companyName,
    @Nullable Instant updatedAt,
    Origin origin)
    implements Entity {}
